/** Planted violations. */
@NullMarked
package io.clickshelf.platform.architecture.planted.stream;

import org.jspecify.annotations.NullMarked;
