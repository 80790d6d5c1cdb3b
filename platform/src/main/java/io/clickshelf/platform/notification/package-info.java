/** PostgreSQL's notifications, by which replicas tell each other of changes. */
@NullMarked
package io.clickshelf.platform.notification;

import org.jspecify.annotations.NullMarked;
