/** What to show: requests and answers. */
@NullMarked
package io.clickshelf.contracts.recommendation;

import org.jspecify.annotations.NullMarked;
