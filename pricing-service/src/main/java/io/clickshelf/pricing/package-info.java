/** What to charge: prices and promotions. */
@NullMarked
package io.clickshelf.pricing;

import org.jspecify.annotations.NullMarked;
