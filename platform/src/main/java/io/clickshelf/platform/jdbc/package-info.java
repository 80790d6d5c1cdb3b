/** Many rows in, and many rows out, of PostgreSQL. */
@NullMarked
package io.clickshelf.platform.jdbc;

import org.jspecify.annotations.NullMarked;
