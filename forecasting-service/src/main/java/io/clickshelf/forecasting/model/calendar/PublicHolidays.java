package io.clickshelf.forecasting.model.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The public holidays of a whole country by rules that hold every year, without those of regions, of the moon or decreed
 * once: dates, days from Easter Sunday (Western), and the n-th weekday of a month. Each keeps its number from year to year,
 * so that a model can learn what it brings. Immutable.
 */
public final class PublicHolidays {

    /** Dates as 12-25, Easter as E+1, weekdays as 05/1/-1: month, weekday from Monday 1, which one, -1 the last. */
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("AT", "01-01 01-06 E+1 05-01 E+39 E+50 E+60 08-15 10-26 11-01 12-08 12-25 12-26"),
            Map.entry("AU", "01-01 01-26 E-2 E-1 E+1 04-25 12-25 12-26"),
            Map.entry("BE", "01-01 E+1 05-01 E+39 E+50 07-21 08-15 11-01 11-11 12-25"),
            Map.entry("BR", "01-01 E-47 E-2 04-21 05-01 E+60 09-07 10-12 11-02 11-15 11-20 12-25"),
            Map.entry("CA", "01-01 E-2 07-01 09/1/1 10/1/2 12-25 12-26"),
            Map.entry("CH", "01-01 E-2 E+1 E+39 E+50 08-01 12-25 12-26"),
            Map.entry("DE", "01-01 E-2 E+1 05-01 E+39 E+50 10-03 12-25 12-26"),
            Map.entry("DK", "01-01 E-3 E-2 E+1 E+39 E+50 06-05 12-25 12-26"),
            Map.entry("ES", "01-01 01-06 E-2 05-01 08-15 10-12 11-01 12-06 12-08 12-25"),
            Map.entry("FI", "01-01 01-06 E-2 E+1 05-01 E+39 12-06 12-25 12-26"),
            Map.entry("FR", "01-01 E+1 05-01 05-08 E+39 E+50 07-14 08-15 11-01 11-11 12-25"),
            Map.entry("GB", "01-01 E-2 E+1 05/1/1 05/1/-1 08/1/-1 12-25 12-26"),
            Map.entry("IE", "01-01 02/1/1 03-17 E+1 05/1/1 06/1/1 08/1/1 10/1/-1 12-25 12-26"),
            Map.entry("IT", "01-01 01-06 E+1 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26"),
            Map.entry("NL", "01-01 E+1 04-27 E+39 E+50 12-25 12-26"),
            Map.entry("NO", "01-01 E-3 E-2 E+1 05-01 05-17 E+39 E+50 12-25 12-26"),
            Map.entry("PL", "01-01 01-06 E+1 05-01 05-03 E+60 08-15 11-01 11-11 12-25 12-26"),
            Map.entry("PT", "01-01 E-2 04-25 05-01 E+60 06-10 08-15 10-05 11-01 12-01 12-08 12-25"),
            Map.entry("SE", "01-01 01-06 E-2 E+1 05-01 E+39 06-06 12-25 12-26"),
            Map.entry("US", "01-01 01/1/3 02/1/3 05/1/-1 06-19 07-04 09/1/1 10/1/2 11-11 11/4/4 12-25"));

    private final String[] rules;

    private PublicHolidays(String[] rules) {
        this.rules = rules;
    }

    /** The countries whose rules are known, by their ISO 3166 codes. */
    public static Set<String> countries() {
        return new TreeSet<>(RULES.keySet());
    }

    /** @throws IllegalArgumentException if nothing is known of the country */
    public static PublicHolidays of(String country) {
        String rules = RULES.get(country.toUpperCase(Locale.ROOT));
        if (rules == null) {
            throw new IllegalArgumentException(
                    "The public holidays of country \"" + country + "\" are not known; known are " + countries() + ".");
        }
        return new PublicHolidays(rules.split(" "));
    }

    /** The number of the holiday on each day, from one; zero on the others. */
    public int[] numbers(LocalDate first, int days) {
        int[] numbers = new int[days];
        for (int year = first.getYear(); year <= first.plusDays(days).getYear(); year++) {
            for (Map.Entry<LocalDate, Integer> holiday : ofYear(year).entrySet()) {
                long day = holiday.getKey().toEpochDay() - first.toEpochDay();
                if (day >= 0 && day < days) {
                    numbers[(int) day] = holiday.getValue();
                }
            }
        }
        return numbers;
    }

    private Map<LocalDate, Integer> ofYear(int year) {
        Map<LocalDate, Integer> days = new HashMap<>();
        for (int i = 0; i < rules.length; i++) {
            days.put(date(rules[i], year), i + 1);
        }
        return days;
    }

    private static LocalDate date(String rule, int year) {
        if (rule.startsWith("E")) {
            return easter(year).plusDays(Integer.parseInt(rule.substring(1)));
        }
        if (rule.contains("/")) {
            String[] parts = rule.split("/");
            return LocalDate.of(year, Integer.parseInt(parts[0]), 1)
                    .with(TemporalAdjusters.dayOfWeekInMonth(
                            Integer.parseInt(parts[2]), DayOfWeek.of(Integer.parseInt(parts[1]))));
        }
        return LocalDate.parse(year + "-" + rule);
    }

    /** The anonymous Gregorian algorithm (Meeus, Jones and Butcher). */
    static LocalDate easter(int year) {
        int century = year / 100;
        int golden = year % 19;
        int leaps = century / 4;
        int epact = (19 * golden + century - leaps - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
        int shift = (golden + 11 * epact + 22 * weekday) / 451;
        int day = epact + weekday - 7 * shift + 114;
        return LocalDate.of(year, day / 31, day % 31 + 1);
    }
}
