/** Answers joined from all services: their models and how they are. */
@NullMarked
package io.clickshelf.gateway.api.overview;

import org.jspecify.annotations.NullMarked;
