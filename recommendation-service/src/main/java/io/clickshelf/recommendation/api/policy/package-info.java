/** The doors through which people set rules and experiments, and how both bear on an answer. */
@NullMarked
package io.clickshelf.recommendation.api.policy;

import org.jspecify.annotations.NullMarked;
