/** What every service shares: problem details, Kafka conventions, security, model registry, observability. */
@NullMarked
package io.clickshelf.platform;

import org.jspecify.annotations.NullMarked;
