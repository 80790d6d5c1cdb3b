/** How contract records are read and written as JSON. */
@NullMarked
package io.clickshelf.contracts.json;

import org.jspecify.annotations.NullMarked;
