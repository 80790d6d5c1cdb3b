@NullMarked
package io.clickshelf.recommendation.store;

import org.jspecify.annotations.NullMarked;
