/** What deliveries teach: service times, travel times, carriers. Plain Java. */
@NullMarked
package io.clickshelf.logistics.model.delivery;

import org.jspecify.annotations.NullMarked;
