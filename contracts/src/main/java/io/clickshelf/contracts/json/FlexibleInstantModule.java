package io.clickshelf.contracts.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Reads an instant from what the outside world sends: epoch seconds, epoch milliseconds (told apart by size: seconds
 * reach 10<sup>11</sup> only in the year 5138), or ISO-8601 with an offset, or without one as UTC, or a plain date. A time
 * outside the years 1 to 9999 is refused: it is microseconds or a mistake, and no database could keep it. Writes ISO-8601 in UTC.
 */
public final class FlexibleInstantModule extends SimpleModule {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern SPACE_FOR_T = Pattern.compile("(?<=\\d) (?=\\d)");
    private static final Pattern OFFSET = Pattern.compile("(Z|z|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})$");
    private static final double LARGEST_SECONDS = 1e11;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    public FlexibleInstantModule() {
        super("clickshelf-instants");
        addDeserializer(Instant.class, new FlexibleInstantDeserializer());
        addSerializer(Instant.class, new UtcSerializer());
    }

    /** Reads text the same way; for files and query parameters. */
    public static Instant parse(String text) {
        Instant utc = UtcText.read(text);
        return plausible(utc == null ? parsed(text) : utc);
    }

    private static Instant parsed(String text) {
        String trimmed = text.strip();
        if (NUMBER.matcher(trimmed).matches()) {
            return ofEpoch(Double.parseDouble(trimmed));
        }
        String iso = SPACE_FOR_T.matcher(trimmed).replaceFirst("T");
        if (iso.length() == 10) {
            return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        if (iso.length() >= "2026-05-01T12:00:00Z".length() && iso.endsWith("Z")) {
            return Instant.parse(iso);
        }
        boolean hasOffset = OFFSET.matcher(iso).find();
        return hasOffset
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    private static Instant plausible(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new DateTimeException(instant + " is outside the years 1 to 9999");
        }
        return instant;
    }

    private static Instant ofEpoch(double number) {
        return Math.abs(number) < LARGEST_SECONDS
                ? Instant.ofEpochMilli(Math.round(number * 1000))
                : Instant.ofEpochMilli(Math.round(number));
    }

    private static final class FlexibleInstantDeserializer extends StdDeserializer<Instant> {

        FlexibleInstantDeserializer() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            JsonToken token = parser.currentToken();
            boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
            if (!number && token != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                return number ? plausible(ofEpoch(parser.getDoubleValue())) : parse(parser.getString());
            } catch (DateTimeException e) {
                return (Instant) context.handleWeirdStringValue(
                        Instant.class,
                        parser.getString(),
                        "a time is epoch seconds, epoch milliseconds or ISO-8601 such as 2026-05-01T12:00:00Z");
            }
        }
    }

    private static final class UtcSerializer extends StdSerializer<Instant> {

        UtcSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator generator, SerializationContext context) {
            generator.writeString(UtcText.write(instant));
        }
    }
}
