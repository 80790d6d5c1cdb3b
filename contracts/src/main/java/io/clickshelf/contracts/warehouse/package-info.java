/** What is asked of the warehouse, and what it answers. */
@NullMarked
package io.clickshelf.contracts.warehouse;

import org.jspecify.annotations.NullMarked;
