/** Planted violations. */
@NullMarked
package io.clickshelf.platform.architecture.planted.store;

import org.jspecify.annotations.NullMarked;
