/** The doors: raw events, catalogue, imports, dead letters, and the Segment protocol. */
@NullMarked
package io.clickshelf.ingestion.api;

import org.jspecify.annotations.NullMarked;
