/** What people decide: a merchant's rules, and experiments. */
@NullMarked
package io.clickshelf.recommendation.store.policy;

import org.jspecify.annotations.NullMarked;
