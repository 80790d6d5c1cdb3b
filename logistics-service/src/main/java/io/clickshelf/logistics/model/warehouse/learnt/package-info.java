/** A small graph neural network in plain Java: which orders belong in the same batch. */
@NullMarked
package io.clickshelf.logistics.model.warehouse.learnt;

import org.jspecify.annotations.NullMarked;
