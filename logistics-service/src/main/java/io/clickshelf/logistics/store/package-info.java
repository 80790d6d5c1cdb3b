/** What is kept in the database. */
@NullMarked
package io.clickshelf.logistics.store;

import org.jspecify.annotations.NullMarked;
