/** Routes on the public benchmark instances: readers of their formats, and the comparison with the best known costs. */
@NullMarked
package io.clickshelf.benchmarks.routes;

import org.jspecify.annotations.NullMarked;
