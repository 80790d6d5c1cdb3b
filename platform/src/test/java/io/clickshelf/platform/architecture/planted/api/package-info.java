/** Planted violations. */
@NullMarked
package io.clickshelf.platform.architecture.planted.api;

import org.jspecify.annotations.NullMarked;
