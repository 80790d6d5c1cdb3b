/** Requests on their way to the services and back. */
@NullMarked
package io.clickshelf.gateway.api.proxy;

import org.jspecify.annotations.NullMarked;
