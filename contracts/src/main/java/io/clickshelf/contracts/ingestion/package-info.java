/** What the doors answer. */
@NullMarked
package io.clickshelf.contracts.ingestion;

import org.jspecify.annotations.NullMarked;
