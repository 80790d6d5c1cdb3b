/** The search behind the route solver: ruin and recreate under annealing, on primitive arrays. */
@NullMarked
package io.clickshelf.logistics.model.routing.search;

import org.jspecify.annotations.NullMarked;
