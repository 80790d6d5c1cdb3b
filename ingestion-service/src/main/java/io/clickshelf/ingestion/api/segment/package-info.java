/** The Segment HTTP tracking protocol, so that the clients that speak it work as they are. */
@NullMarked
package io.clickshelf.ingestion.api.segment;

import org.jspecify.annotations.NullMarked;
