/** Travel over roads that are slower than usual, or closed. Plain Java. */
@NullMarked
package io.clickshelf.logistics.model.roads;

import org.jspecify.annotations.NullMarked;
