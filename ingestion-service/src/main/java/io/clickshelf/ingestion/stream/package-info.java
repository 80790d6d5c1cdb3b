/** Writes accepted events to their topics, and moves what others wrote there unreadably to the dead letters. */
@NullMarked
package io.clickshelf.ingestion.stream;

import org.jspecify.annotations.NullMarked;
