/** A Kafka broker and a PostgreSQL that start with this JVM, keep their data in folders, and stop with it. */
@NullMarked
package io.clickshelf.embedded;

import org.jspecify.annotations.NullMarked;
