/** Every answer given, on the decision topic. */
@NullMarked
package io.clickshelf.platform.decision;

import org.jspecify.annotations.NullMarked;
