package io.clickshelf.pricing.api;

import io.clickshelf.contracts.json.FlexibleInstantModule;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads moments given in the query, in all the forms that bodies may have them in. */
final class Moments {

    private Moments() {}

    /** @param name of the parameter, for the message of what can't be read */
    static Instant parse(String name, String text) {
        try {
            return FlexibleInstantModule.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    name + " is \"" + text + "\"; give ISO-8601 such as 2026-05-01T12:00:00Z, or epoch seconds.", e);
        }
    }

    /** That a span does not end before it begins. */
    static void checkOrder(String startName, Instant start, String endName, Instant end) {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException(
                    startName + " " + start + " is after " + endName + " " + end + "; exchange them.");
        }
    }
}
