/** Load and freshness of a running platform, through its public address. */
@NullMarked
package io.clickshelf.benchmarks.platform;

import org.jspecify.annotations.NullMarked;
