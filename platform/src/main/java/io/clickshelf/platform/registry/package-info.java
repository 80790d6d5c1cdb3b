/** Versioned models: fitted by one replica, gated against the champion, swapped without a pause, rolled back. */
@NullMarked
package io.clickshelf.platform.registry;

import org.jspecify.annotations.NullMarked;
