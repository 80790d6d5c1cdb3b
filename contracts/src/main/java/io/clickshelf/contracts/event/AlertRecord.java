package io.clickshelf.contracts.event;

import java.time.Instant;
import java.util.Map;

/**
 * Something a person should look at.
 *
 * @param subject  what it is about: a product, warehouse, model, topic
 * @param kind     stable, machine-readable: {@code stock_out_risk}, {@code demand_spike}, …
 * @param message  for the person: what was seen, and what can be done
 * @param evidence the figures behind it
 */
public record AlertRecord(
        String alertId,
        String subject,
        String kind,
        AlertSeverity severity,
        String message,
        Instant timestamp,
        Map<String, Object> evidence) {}
