package io.clickshelf.logistics.model.roads.network;

import java.util.Map;

/** Takes what an OpenStreetMap file holds, as it comes; relations are passed over. */
interface OsmHandler {

    default void node(long id, double latitude, double longitude) {}

    default void way(long[] nodes, Map<String, String> tags) {}
}
