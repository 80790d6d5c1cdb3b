/** Who changed what that people edit. */
@NullMarked
package io.clickshelf.platform.audit;

import org.jspecify.annotations.NullMarked;
