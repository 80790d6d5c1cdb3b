/** The one public address: keys, tokens, limits, routes to the services. */
@NullMarked
package io.clickshelf.gateway;

import org.jspecify.annotations.NullMarked;
