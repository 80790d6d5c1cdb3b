package io.clickshelf.logistics.model.routing.search;

/** How much of time the search must look at; each includes what the ones before it do. */
enum TimeModel {
    /** Nothing depends on time. */
    NONE,
    /** Duration counts, but nobody ever waits: it is a sum. */
    ADDITIVE,
    /** Windows must be met; how long a route lasts doesn't matter. */
    WINDOWS,
    /** Windows must be met, and a route's least duration matters. */
    DURATION,
    /** Only going through the whole route tells. */
    SIMULATED
}
