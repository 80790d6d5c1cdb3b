/** What comes in from the topics, and the alerts that go out. */
@NullMarked
package io.clickshelf.logistics.stream;

import org.jspecify.annotations.NullMarked;
