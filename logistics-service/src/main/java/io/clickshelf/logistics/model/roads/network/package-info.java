/** Real roads: OpenStreetMap files, the fastest ways over them, and tables of many places at once. */
@NullMarked
package io.clickshelf.logistics.model.roads.network;

import org.jspecify.annotations.NullMarked;
