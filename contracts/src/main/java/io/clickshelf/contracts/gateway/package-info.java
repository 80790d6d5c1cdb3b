/** The gateway's own requests and answers. */
@NullMarked
package io.clickshelf.contracts.gateway;

import org.jspecify.annotations.NullMarked;
