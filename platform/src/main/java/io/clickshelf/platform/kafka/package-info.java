/** How services write, read and reject records. */
@NullMarked
package io.clickshelf.platform.kafka;

import org.jspecify.annotations.NullMarked;
