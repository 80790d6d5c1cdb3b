/** Demand in PostgreSQL, features in the state stores of whichever replica owns them, and how far counting has come. */
@NullMarked
package io.clickshelf.feature.store;

import org.jspecify.annotations.NullMarked;
