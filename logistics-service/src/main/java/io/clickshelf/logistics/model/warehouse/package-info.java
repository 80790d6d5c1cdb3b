/** Where to put each product, which orders to pick together, and in what order the picker walks. */
@NullMarked
package io.clickshelf.logistics.model.warehouse;

import org.jspecify.annotations.NullMarked;
