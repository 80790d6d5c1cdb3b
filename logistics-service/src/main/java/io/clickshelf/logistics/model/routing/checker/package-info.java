/** The oracle: feasibility and cost of an answer recomputed from the problem alone, slowly. */
@NullMarked
package io.clickshelf.logistics.model.routing.checker;

import org.jspecify.annotations.NullMarked;
