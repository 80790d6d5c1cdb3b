package io.clickshelf.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTextTest {

    private static final int[] UNITS = {1, 1_000, 1_000_000, 1_000_000_000};

    @Test
    void writesAndReadsWhatTheJdkDoes() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            int unit = UNITS[random.nextInt(UNITS.length)];
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-62_200_000_000L, 253_500_000_000L), random.nextLong(1_000_000_000L) / unit * unit);
            String text = instant.toString();
            assertThat(UtcText.write(instant)).isEqualTo(text);
            Instant read = UtcText.read(text);
            assertThat(read).isEqualTo(text.startsWith("-") || text.startsWith("+") ? null : instant);
        }
    }

    @Test
    void writesTheEndsOfTimeAsTheJdkDoes() {
        for (Instant instant :
                List.of(Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.parse("2024-02-29T23:59:59.5Z"))) {
            assertThat(UtcText.write(instant)).isEqualTo(instant.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-01T12:00:00.1Z", "2026-05-01T12:00:00.12345678Z", "2026-05-01T12:00:00Z"})
    void readsFractionsOfAnyLength(String text) {
        assertThat(UtcText.read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-05-01T12:00:00",
                "2026-05-01T12:00:00+00:00",
                "2026-05-01 12:00:00Z",
                "2026-05-01T12:00:00.Z",
                "2026-05-01T24:00:00Z",
                "2026-05-01T23:59:60Z",
                "2026-05-01T1²:00:00Z",
                "2026-05-01T12:00:00.12345678901Z",
                ""
            })
    void leavesOtherFormsToTheGeneralReader(String text) {
        assertThat(UtcText.read(text)).isNull();
    }

    @Test
    void refusesADayThatThereIsNot() {
        assertThatThrownBy(() -> UtcText.read("2026-02-30T12:00:00Z")).isInstanceOf(DateTimeException.class);
    }
}
