package io.clickshelf.contracts.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enum constants as JSON writes them: lower case. */
final class JsonNames {

    private JsonNames() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E parse(Class<E> type, String json) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(json)) {
                return constant;
            }
        }
        String known = Arrays.stream(type.getEnumConstants()).map(JsonNames::of).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("\"" + json + "\" is not known here; use one of " + known);
    }
}
