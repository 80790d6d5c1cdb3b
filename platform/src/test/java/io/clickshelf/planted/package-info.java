/** A planted service. */
@NullMarked
package io.clickshelf.planted;

import org.jspecify.annotations.NullMarked;
