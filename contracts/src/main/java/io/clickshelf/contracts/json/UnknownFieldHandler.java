package io.clickshelf.contracts.json;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/** Refuses fields that an {@link OnlyKnownFields} request does not have, and names those that it has. */
final class UnknownFieldHandler extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            @Nullable ValueDeserializer<?> deserializer,
            Object beanOrClass,
            String name) {
        Class<?> type = beanOrClass instanceof Class<?> known ? known : beanOrClass.getClass();
        if (deserializer != null && type.isAnnotationPresent(OnlyKnownFields.class)) {
            context.reportPropertyInputMismatch(
                    type,
                    name,
                    "is no field of this request; it has %s",
                    String.join(
                            ", ",
                            new TreeSet<>(deserializer.getKnownPropertyNames().stream()
                                    .map(String::valueOf)
                                    .toList())));
        }
        return false;
    }
}
