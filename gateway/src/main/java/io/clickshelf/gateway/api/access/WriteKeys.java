package io.clickshelf.gateway.api.access;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.gateway.model.PublicRoutes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The write key of Segment's clients where it is not in a header: Python's client has it in the body only (gzipped or
 * not), the browser's in the body or in the path of its settings.
 */
final class WriteKeys {

    private static final String SETTINGS_PREFIX = "/v1/projects/";
    private static final String SETTINGS_SUFFIX = "/settings";
    private static final String FIELD = "writeKey";

    private WriteKeys() {}

    /** Whether the request is at one of the doors where a key may come that way. */
    static boolean allowed(HttpServletRequest request) {
        return request.getRequestURI().startsWith(PublicRoutes.COLLECTOR_PREFIX);
    }

    static Optional<String> inPath(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean settings = path.startsWith(SETTINGS_PREFIX)
                && path.endsWith(SETTINGS_SUFFIX)
                && path.length() > SETTINGS_PREFIX.length() + SETTINGS_SUFFIX.length();
        return settings
                ? Optional.of(path.substring(SETTINGS_PREFIX.length(), path.length() - SETTINGS_SUFFIX.length()))
                : Optional.empty();
    }

    /** The top-level {@code writeKey} of {@code body}; empty if there is none before the body ends or stops being JSON. */
    static Optional<String> inBody(byte[] body, String contentEncoding, int limit) {
        boolean zipped = contentEncoding.toLowerCase(Locale.ROOT).contains("gzip");
        try (InputStream bytes = new ByteArrayInputStream(body);
                InputStream plain = zipped ? new GZIPInputStream(bytes) : bytes;
                JsonParser json = Json.mapper().createParser(plain.readNBytes(limit))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken value = json.nextToken();
                if (name.equals(FIELD)) {
                    return value == JsonToken.VALUE_STRING ? Optional.of(json.getString()) : Optional.empty();
                }
                json.skipChildren();
            }
            return Optional.empty();
        } catch (IOException | JacksonException e) {
            // The service that reads the body as a whole says what is wrong with it.
            return Optional.empty();
        }
    }
}
