/** Planted violations. */
@NullMarked
package io.clickshelf.platform.architecture.planted.model;

import org.jspecify.annotations.NullMarked;
