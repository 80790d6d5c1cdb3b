/** API keys and the decisions that were given, in PostgreSQL. */
@NullMarked
package io.clickshelf.gateway.store;

import org.jspecify.annotations.NullMarked;
