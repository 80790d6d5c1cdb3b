package io.clickshelf.forecasting.model.demand;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * The days on which the shop traded, or will.
 *
 * @param day     indices counted from the history's first day, rising
 * @param weekday of each, Monday 0
 */
record OpenDays(int[] day, int[] weekday) {

    /** The open days among {@code from} … {@code to - 1}. */
    static OpenDays between(TradingCalendar calendar, LocalDate firstDay, int from, int to) {
        int[] days = new int[Math.max(0, to - from)];
        int[] weekdays = new int[days.length];
        int n = 0;
        for (int t = from; t < to; t++) {
            LocalDate date = firstDay.plusDays(t);
            if (calendar.isOpen(date)) {
                days[n] = t;
                weekdays[n++] = date.getDayOfWeek().ordinal();
            }
        }
        return new OpenDays(Arrays.copyOf(days, n), Arrays.copyOf(weekdays, n));
    }

    int count() {
        return day.length;
    }
}
