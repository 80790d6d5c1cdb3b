/** A small shop made up from a seed: its catalogue, customers, a year of orders, stock and today's deliveries. */
@NullMarked
package io.clickshelf.allinone.demo;

import org.jspecify.annotations.NullMarked;
