/** What came of answers. */
@NullMarked
package io.clickshelf.recommendation.store.feedback;

import org.jspecify.annotations.NullMarked;
