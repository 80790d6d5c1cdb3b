/** The short-lived signed token that the gateway passes on and every service verifies; roles. */
@NullMarked
package io.clickshelf.platform.security;

import org.jspecify.annotations.NullMarked;
