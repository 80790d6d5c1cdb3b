/** How to tell which way of answering does better. */
@NullMarked
package io.clickshelf.recommendation.model.experiment;

import org.jspecify.annotations.NullMarked;
