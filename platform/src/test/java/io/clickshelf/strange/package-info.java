/** A service that is not this one. */
@NullMarked
package io.clickshelf.strange;

import org.jspecify.annotations.NullMarked;
