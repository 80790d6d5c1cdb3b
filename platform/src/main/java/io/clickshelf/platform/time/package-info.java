/** Event time as a clock. */
@NullMarked
package io.clickshelf.platform.time;

import org.jspecify.annotations.NullMarked;
