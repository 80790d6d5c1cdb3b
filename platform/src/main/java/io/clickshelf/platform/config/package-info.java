/** The defaults under every service's own configuration, and the wiring of this module. */
@NullMarked
package io.clickshelf.platform.config;

import org.jspecify.annotations.NullMarked;
