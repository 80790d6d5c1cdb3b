/** What to stock, where to put it, how to deliver it. */
@NullMarked
package io.clickshelf.contracts.logistics;

import org.jspecify.annotations.NullMarked;
