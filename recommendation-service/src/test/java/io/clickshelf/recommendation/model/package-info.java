@NullMarked
package io.clickshelf.recommendation.model;

import org.jspecify.annotations.NullMarked;
