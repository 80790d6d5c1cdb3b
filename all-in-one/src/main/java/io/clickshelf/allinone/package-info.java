/** Every service in one JVM, with an embedded broker and database; and the command line. */
@NullMarked
package io.clickshelf.allinone;

import org.jspecify.annotations.NullMarked;
