/** What is on the topics: raw events, derived records, decisions; and the topics themselves. */
@NullMarked
package io.clickshelf.contracts.event;

import org.jspecify.annotations.NullMarked;
