/** Turns records into situations and decisions, and decisions into records. */
@NullMarked
package io.clickshelf.pricing.stream;

import org.jspecify.annotations.NullMarked;
