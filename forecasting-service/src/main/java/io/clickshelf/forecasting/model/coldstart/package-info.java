/** The demand of products that have not sold yet, from products like them. */
@NullMarked
package io.clickshelf.forecasting.model.coldstart;

import org.jspecify.annotations.NullMarked;
