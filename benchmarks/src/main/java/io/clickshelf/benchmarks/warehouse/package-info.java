/** Walking in warehouses: picker routes, batches and slotting against public instances. */
@NullMarked
package io.clickshelf.benchmarks.warehouse;

import org.jspecify.annotations.NullMarked;
