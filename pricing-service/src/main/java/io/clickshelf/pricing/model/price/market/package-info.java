/** Policies for simulated markets with a rival that answers: searched bands, and a learner that challenges them. */
@NullMarked
package io.clickshelf.pricing.model.price.market;

import org.jspecify.annotations.NullMarked;
