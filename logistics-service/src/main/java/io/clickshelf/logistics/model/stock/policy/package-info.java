/** Inventory policies whose optimum is known exactly, and the demand distributions they work on. */
@NullMarked
package io.clickshelf.logistics.model.stock.policy;

import org.jspecify.annotations.NullMarked;
