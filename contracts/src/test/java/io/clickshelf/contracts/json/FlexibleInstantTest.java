package io.clickshelf.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class FlexibleInstantTest {

    private record Holder(Instant at, String text) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234567890                      | 2009-02-13T23:31:30Z",
                "1234567890.5                    | 2009-02-13T23:31:30.500Z",
                "1234567890123                   | 2009-02-13T23:31:30.123Z",
                "-86400                          | 1969-12-31T00:00:00Z",
                "\"1234567890\"                  | 2009-02-13T23:31:30Z",
                "\"2026-05-01T12:00:00Z\"        | 2026-05-01T12:00:00Z",
                "\"2026-05-01T12:00:00.123Z\"    | 2026-05-01T12:00:00.123Z",
                "\"2026-05-01T12:00Z\"           | 2026-05-01T12:00:00Z",
                "\"2026-05-01T24:00:00Z\"        | 2026-05-02T00:00:00Z",
                "\"2026-05-01 12:00:00Z\"        | 2026-05-01T12:00:00Z",
                "\"2026-05-01T12:00:00+02:00\"   | 2026-05-01T10:00:00Z",
                "\"2026-05-01T12:00:00.25\"      | 2026-05-01T12:00:00.250Z",
                "\"2026-05-01 12:00:00\"         | 2026-05-01T12:00:00Z",
                "\"2026-05-01\"                  | 2026-05-01T00:00:00Z"
            })
    void everyFormThatTheOutsideWorldSendsIsRead(String json, Instant expected) {
        assertThat(read("{\"at\":" + json + "}").at()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"yesterday\"",
                "true",
                "[]",
                "\"\"",
                "\"2026-13-01\"",
                "\"2026-02-30T12:00:00Z\"",
                "1714561200000000000",
                "1e300"
            })
    void anythingElseIsRefusedWithTheFieldAndWhatWouldBeRight(String json) {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> read("{\"at\":" + json + "}"))
                .satisfies(e ->
                        assertThat(e.getPath().getFirst().getPropertyName()).isEqualTo("at"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b"})
    void textThatNoDatabaseHoldsIsRefused(String text) {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> read("{\"text\":\"" + text + "\"}"))
                .withMessageContaining("U+0000");
    }

    private static Holder read(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Holder.class);
    }
}
