/** What is remembered of a shopper, a product and a day's demand: plain Java, each with its own compact bytes. */
@NullMarked
package io.clickshelf.feature.model;

import org.jspecify.annotations.NullMarked;
