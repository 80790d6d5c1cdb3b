/** The door: REST and Kafka in, validation, de-duplication, file imports. */
@NullMarked
package io.clickshelf.ingestion;

import org.jspecify.annotations.NullMarked;
