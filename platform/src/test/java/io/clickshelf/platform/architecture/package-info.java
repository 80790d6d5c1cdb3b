/** The walls between the rooms of a service, as rules that each service runs on itself. */
@NullMarked
package io.clickshelf.platform.architecture;

import org.jspecify.annotations.NullMarked;
