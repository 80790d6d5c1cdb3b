package io.clickshelf.forecasting.model.demand;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/**
 * On which days the shop trades, learnt from the days on which it sold nothing at all: weekdays that are always closed,
 * and shutdowns of three days or more, which are expected on the same dates a year later.
 */
final class TradingCalendar {

    private static final double CLOSED_SHARE = 0.9;
    private static final int FEWEST_WEEKS = 4;
    private static final int SHUTDOWN_DAYS = 3;

    private final boolean[] closedWeekday;
    private final Set<LocalDate> closedDates;

    private TradingCalendar(boolean[] closedWeekday, Set<LocalDate> closedDates) {
        this.closedWeekday = closedWeekday;
        this.closedDates = closedDates;
    }

    /** No closed day ever. */
    static TradingCalendar alwaysOpen() {
        return new TradingCalendar(new boolean[7], Set.of());
    }

    /** Learns from the units sold per day over all products. O(days). */
    static TradingCalendar learn(LocalDate firstDay, double[] totals) {
        int[] days = new int[7];
        int[] zeros = new int[7];
        for (int t = 0; t < totals.length; t++) {
            int weekday = firstDay.plusDays(t).getDayOfWeek().ordinal();
            days[weekday]++;
            zeros[weekday] += totals[t] == 0 ? 1 : 0;
        }
        boolean[] closed = new boolean[7];
        int closedCount = 0;
        for (int weekday = 0; weekday < 7; weekday++) {
            closed[weekday] = days[weekday] >= FEWEST_WEEKS && zeros[weekday] >= CLOSED_SHARE * days[weekday];
            closedCount += closed[weekday] ? 1 : 0;
        }
        Set<LocalDate> dates = new TreeSet<>();
        if (closedCount == 7) {
            return new TradingCalendar(new boolean[7], dates);
        }
        int run = 0;
        for (int t = 0; t <= totals.length; t++) {
            if (t < totals.length && totals[t] == 0) {
                run++;
                continue;
            }
            boolean shutdown = run >= SHUTDOWN_DAYS && run < 21 && t < totals.length && t > run;
            for (int s = t - run; s < t; s++) {
                LocalDate date = firstDay.plusDays(s);
                if (!closed[date.getDayOfWeek().ordinal()]) {
                    dates.add(date);
                    if (shutdown) {
                        dates.add(date.plusYears(1));
                    }
                }
            }
            run = 0;
        }
        return new TradingCalendar(closed, dates);
    }

    boolean isOpen(LocalDate date) {
        return !closedWeekday[date.getDayOfWeek().ordinal()] && !closedDates.contains(date);
    }

    void save(DataOutput out) throws IOException {
        for (boolean closed : closedWeekday) {
            out.writeBoolean(closed);
        }
        out.writeInt(closedDates.size());
        for (LocalDate date : closedDates) {
            out.writeLong(date.toEpochDay());
        }
    }

    static TradingCalendar load(DataInput in) throws IOException {
        boolean[] closed = new boolean[7];
        for (int i = 0; i < 7; i++) {
            closed[i] = in.readBoolean();
        }
        Set<LocalDate> dates = new TreeSet<>();
        for (int n = in.readInt(); n > 0; n--) {
            dates.add(LocalDate.ofEpochDay(in.readLong()));
        }
        return new TradingCalendar(closed, dates);
    }
}
