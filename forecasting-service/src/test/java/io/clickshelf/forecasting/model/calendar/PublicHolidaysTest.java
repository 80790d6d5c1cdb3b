package io.clickshelf.forecasting.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublicHolidaysTest {

    @Test
    void easterFallsWhereTheAlmanacHasIt() {
        assertThat(List.of(1961, 2000, 2011, 2019, 2024, 2025, 2038).stream()
                        .map(PublicHolidays::easter)
                        .map(LocalDate::toString))
                .containsExactly(
                        "1961-04-02",
                        "2000-04-23",
                        "2011-04-24",
                        "2019-04-21",
                        "2024-03-31",
                        "2025-04-20",
                        "2038-04-25");
    }

    @Test
    void aYearOfBritishAndAmericanHolidays() {
        assertThat(days("GB", 2025))
                .containsExactly(
                        "2025-01-01",
                        "2025-04-18",
                        "2025-04-21",
                        "2025-05-05",
                        "2025-05-26",
                        "2025-08-25",
                        "2025-12-25",
                        "2025-12-26");
        assertThat(days("us", 2025)).contains("2025-01-20", "2025-05-26", "2025-09-01", "2025-11-27");
        PublicHolidays.countries()
                .forEach(country -> assertThat(days(country, 2026)).hasSizeBetween(7, 13));
    }

    @Test
    void aHolidayKeepsItsNumberFromYearToYear() {
        int[] numbers = PublicHolidays.of("DE").numbers(LocalDate.of(2024, 12, 20), 400);
        assertThat(numbers[5]).isPositive().isEqualTo(numbers[5 + 365]);
    }

    @Test
    void anUnknownCountryIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicHolidays.of("XX"))
                .withMessageContaining("XX");
    }

    private static List<String> days(String country, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        int[] numbers = PublicHolidays.of(country).numbers(first, 365);
        return IntStream.range(0, 365)
                .filter(day -> numbers[day] > 0)
                .mapToObj(day -> first.plusDays(day).toString())
                .toList();
    }
}
