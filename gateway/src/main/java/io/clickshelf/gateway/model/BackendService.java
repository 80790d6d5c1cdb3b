package io.clickshelf.gateway.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The services behind the gateway. Their names are lower case in properties, answers and messages. */
public enum BackendService {
    INGESTION,
    FEATURE,
    RECOMMENDATION,
    FORECASTING,
    PRICING,
    LOGISTICS;

    /** As properties and answers write it, e.g. {@code recommendation}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BackendService> of(String id) {
        return Arrays.stream(values())
                .filter(service -> service.id().equals(id))
                .findFirst();
    }
}
