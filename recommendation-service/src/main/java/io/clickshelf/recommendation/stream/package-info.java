/** Turns what shoppers did and ordered into interactions. */
@NullMarked
package io.clickshelf.recommendation.stream;

import org.jspecify.annotations.NullMarked;
