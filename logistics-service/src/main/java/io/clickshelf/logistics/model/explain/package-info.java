/** Why a plan is as it is: slack, alternatives, and what would let more be served. Plain Java. */
@NullMarked
package io.clickshelf.logistics.model.explain;

import org.jspecify.annotations.NullMarked;
