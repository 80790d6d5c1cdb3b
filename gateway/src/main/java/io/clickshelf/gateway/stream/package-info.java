/** The decision topic on its way into the store. */
@NullMarked
package io.clickshelf.gateway.stream;

import org.jspecify.annotations.NullMarked;
