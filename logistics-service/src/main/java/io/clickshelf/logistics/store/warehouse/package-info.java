/** What the warehouse keeps in the database. */
@NullMarked
package io.clickshelf.logistics.store.warehouse;

import org.jspecify.annotations.NullMarked;
