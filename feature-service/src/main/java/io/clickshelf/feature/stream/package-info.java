/** The Kafka Streams topologies, what flows between them, and the listener that lands demand in the database. */
@NullMarked
package io.clickshelf.feature.stream;

import org.jspecify.annotations.NullMarked;
