@NullMarked
package io.clickshelf.recommendation.model.habit;

import org.jspecify.annotations.NullMarked;
