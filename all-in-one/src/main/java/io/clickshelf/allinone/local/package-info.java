/** How the gateway calls services of its own JVM without going through sockets. */
@NullMarked
package io.clickshelf.allinone.local;

import org.jspecify.annotations.NullMarked;
