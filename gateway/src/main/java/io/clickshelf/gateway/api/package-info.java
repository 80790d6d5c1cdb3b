/** The gateway's own calls: keys, decisions, models, status. */
@NullMarked
package io.clickshelf.gateway.api;

import org.jspecify.annotations.NullMarked;
