/** Promotions: who should get which offer, judged by what it changes. Plain Java. */
@NullMarked
package io.clickshelf.pricing.model.promotion;

import org.jspecify.annotations.NullMarked;
