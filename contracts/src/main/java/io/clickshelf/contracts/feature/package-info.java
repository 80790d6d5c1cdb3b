/** What the feature-service answers beyond the feature records themselves. */
@NullMarked
package io.clickshelf.contracts.feature;

import org.jspecify.annotations.NullMarked;
