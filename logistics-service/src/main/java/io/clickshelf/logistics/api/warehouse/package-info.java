/** Where to put it, how to pick it. */
@NullMarked
package io.clickshelf.logistics.api.warehouse;

import org.jspecify.annotations.NullMarked;
