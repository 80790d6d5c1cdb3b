/** One API description made of every service's. */
@NullMarked
package io.clickshelf.gateway.api.docs;

import org.jspecify.annotations.NullMarked;
