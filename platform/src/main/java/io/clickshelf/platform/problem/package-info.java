/** Errors as RFC 9457 problem details that say what was wrong with which value, and what to do. */
@NullMarked
package io.clickshelf.platform.problem;

import org.jspecify.annotations.NullMarked;
