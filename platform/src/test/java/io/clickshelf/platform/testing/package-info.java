/** A real broker and a real database for the integration tests of every service. */
@NullMarked
package io.clickshelf.platform.testing;

import org.jspecify.annotations.NullMarked;
