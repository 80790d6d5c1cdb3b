package io.clickshelf.logistics.model.routing.search;

/** Takes a route node by node. */
interface NodeSequence {

    /** Begins the route of a type of vehicle. */
    void begin(int type);

    /** Adds a task or reload. */
    void add(int node);
}
