/** Whether topics, records and their JSON Schemas say the same, and go on reading what was released. */
@NullMarked
package io.clickshelf.contracts.schema;

import org.jspecify.annotations.NullMarked;
