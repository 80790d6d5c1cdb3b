/** Features, demand and progress over REST. */
@NullMarked
package io.clickshelf.feature.api;

import org.jspecify.annotations.NullMarked;
