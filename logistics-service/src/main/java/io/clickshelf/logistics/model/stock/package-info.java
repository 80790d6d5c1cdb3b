/** What to stock: the plan of a shop with many products, places and suppliers. */
@NullMarked
package io.clickshelf.logistics.model.stock;

import org.jspecify.annotations.NullMarked;
