@NullMarked
package io.clickshelf.recommendation.model.experiment;

import org.jspecify.annotations.NullMarked;
