/** What to show. */
@NullMarked
package io.clickshelf.recommendation;

import org.jspecify.annotations.NullMarked;
