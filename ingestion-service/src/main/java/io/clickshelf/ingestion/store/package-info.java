/** What imports there were and how far they came. */
@NullMarked
package io.clickshelf.ingestion.store;

import org.jspecify.annotations.NullMarked;
