/** Files into events: mappings, rows, orders put together from lines, progress and rejects. */
@NullMarked
package io.clickshelf.ingestion.stream.imports;

import org.jspecify.annotations.NullMarked;
