/** What to show: collaborative filtering, its hybrids, and how good they are. Plain Java. */
@NullMarked
package io.clickshelf.recommendation.model;

import org.jspecify.annotations.NullMarked;
