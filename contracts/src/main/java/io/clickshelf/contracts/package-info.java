/** What crosses a service boundary: event records, topic names, requests and answers. No beans, no logic. */
@NullMarked
package io.clickshelf.contracts;

import org.jspecify.annotations.NullMarked;
