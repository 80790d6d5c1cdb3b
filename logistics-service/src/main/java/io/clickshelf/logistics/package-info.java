/** What to stock, where to put it, how to deliver it. */
@NullMarked
package io.clickshelf.logistics;

import org.jspecify.annotations.NullMarked;
