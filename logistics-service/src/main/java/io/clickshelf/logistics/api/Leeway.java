package io.clickshelf.logistics.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How far a search for a plan may go.
 *
 * @param keep    whether stops of vehicles that have not left stay with their vehicle
 * @param relaxed stops that may be served until a later second than their windows say
 * @param held    stops that are to be served when they were to be before, give or take what nobody notices
 */
record Leeway(boolean keep, Map<String, Long> relaxed, Map<String, Instant> held) {

    /** Earlier or later by less is no change. */
    static final Duration NOTICEABLE = Duration.ofMinutes(5);

    /** Of a plan that has none before it. */
    static final Leeway NONE = new Leeway(false, Map.of(), Map.of());
}
