/** Who is asking, and how often they may. */
@NullMarked
package io.clickshelf.gateway.api.access;

import org.jspecify.annotations.NullMarked;
