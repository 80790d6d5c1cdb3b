package io.clickshelf.contracts.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one JSON dialect of topics, schemas and REST: instants written as ISO-8601 and read from epoch seconds, epoch
 * milliseconds or ISO-8601; absent for null; unknown properties ignored, so that readers survive newer writers, but in
 * requests that {@linkplain OnlyKnownFields say otherwise}; no text with the character U+0000, which no PostgreSQL
 * column can hold.
 */
public final class Json {

    private static final JsonMapper MAPPER = configure(JsonMapper.builder()).build();
    private static final JsonMapper STORED = dialect(JsonMapper.builder()).build();

    private Json() {}

    /** The shared, thread-safe mapper. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** For requests that were kept: whatever this version does not know of them a newer one wrote. */
    public static JsonMapper stored() {
        return STORED;
    }

    /** Gives a builder this dialect. */
    public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return dialect(builder).addHandler(new UnknownFieldHandler());
    }

    private static JsonMapper.Builder dialect(JsonMapper.Builder builder) {
        return builder.addModule(new FlexibleInstantModule())
                .addModule(new StorableTextModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** @throws JacksonException if the bytes are no JSON, or a value in them can't be read; its message names it */
    public static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
