/** The door for clients of VROOM. */
@NullMarked
package io.clickshelf.logistics.api.vroom;

import org.jspecify.annotations.NullMarked;
