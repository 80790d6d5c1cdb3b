/** Vehicle routing: the problem, the answer, and the solver between them. Plain Java. */
@NullMarked
package io.clickshelf.logistics.model.routing;

import org.jspecify.annotations.NullMarked;
