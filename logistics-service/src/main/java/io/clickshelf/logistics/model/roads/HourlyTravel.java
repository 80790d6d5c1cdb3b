package io.clickshelf.logistics.model.roads;

import io.clickshelf.logistics.model.routing.Travel;
import java.util.Arrays;

/**
 * Travel at a speed that changes with the hour of the day, the same each day: a leg that is begun in one hour goes on at the
 * speed of the next (Ichoua, Gendreau and Potvin, European Journal of Operational Research 144(2), 2003), so that whoever
 * leaves later never arrives earlier. Arrivals are rounded up to whole seconds. O(1) a call; the usual durations of up to
 * 4,500 places are kept in a table.
 */
public final class HourlyTravel implements Travel {

    private static final int HOURS = 24;
    private static final int HOUR = 3600;
    private static final int DAY = HOURS * HOUR;
    private static final int LARGEST_TABLE = 4500;
    private static final double LEAST_SPEED = 0.05;
    private static final double MOST_SPEED = 5;
    private static final double ROUNDING = 1e-6;

    private final Travel usual;
    private final double[] speed;
    /** Seconds at the usual speed that are driven from midnight to each hour. */
    private final double[] driven = new double[HOURS + 1];

    /** Seconds of the day at which the speed changes. */
    private final int[] turns;

    private final long midnight;
    private final double fastest;
    private final int[] table;

    /**
     * @param speed       of each hour of the day, 1 for the usual
     * @param secondOfDay of the problem's time 0
     * @throws IllegalArgumentException unless there are 24 speeds between 0.05 and 5
     */
    public HourlyTravel(Travel usual, double[] speed, long secondOfDay) {
        if (speed.length != HOURS) {
            throw new IllegalArgumentException(
                    "There are " + speed.length + " hourly speeds; give 24, one for each hour from midnight on.");
        }
        this.usual = usual;
        this.speed = speed.clone();
        this.midnight = secondOfDay;
        double most = 0;
        for (int h = 0; h < HOURS; h++) {
            if (!(speed[h] >= LEAST_SPEED && speed[h] <= MOST_SPEED)) {
                throw new IllegalArgumentException("Hourly speed " + speed[h] + " of hour " + h
                        + " must lie between 0.05 and 5; 1 is the usual speed.");
            }
            driven[h + 1] = driven[h] + HOUR * speed[h];
            most = Math.max(most, speed[h]);
        }
        this.fastest = most;
        this.turns = turns(speed);
        this.table = table(usual);
    }

    private static int[] turns(double[] speed) {
        int[] turns = new int[HOURS];
        int count = 0;
        for (int h = 0; h < HOURS; h++) {
            if (speed[h] != speed[(h + HOURS - 1) % HOURS]) {
                turns[count++] = h * HOUR;
            }
        }
        return Arrays.copyOf(turns, count);
    }

    private static int[] table(Travel usual) {
        int size = usual.size();
        if (size > LARGEST_TABLE) {
            return new int[0];
        }
        int[] table = new int[size * size];
        for (int i = 0; i < table.length; i++) {
            table[i] = usual.duration(i / size, i % size);
        }
        return table;
    }

    private int lasts(int from, int to) {
        return table.length == 0 ? usual.duration(from, to) : table[from * usual.size() + to];
    }

    /** Usual seconds driven from midnight to a second of the day. */
    private double drivenBy(int second) {
        int hour = second / HOUR;
        return driven[hour] + (second - hour * HOUR) * speed[hour];
    }

    /** The second, counted from midnight, at which so much has been driven since then; below 0 on the day before. */
    private double timeOf(double work) {
        double day = Math.floor(work / driven[HOURS]);
        double rest = work - day * driven[HOURS];
        int hour = 0;
        while (hour < HOURS - 1 && driven[hour + 1] <= rest) {
            hour++;
        }
        return day * DAY + hour * HOUR + (rest - driven[hour]) / speed[hour];
    }

    @Override
    public int size() {
        return usual.size();
    }

    @Override
    public int distance(int from, int to) {
        return usual.distance(from, to);
    }

    @Override
    public int duration(int from, int to) {
        return (int) Math.ceil(lasts(from, to) / fastest - ROUNDING);
    }

    @Override
    public boolean symmetric() {
        return usual.symmetric();
    }

    @Override
    public boolean timeDependent() {
        return true;
    }

    @Override
    public long arrival(int from, int to, long departure) {
        int work = lasts(from, to);
        if (work == 0) {
            return departure;
        }
        int second = Math.floorMod(departure + midnight, DAY);
        return departure - second + (long) Math.ceil(timeOf(drivenBy(second) + work) - ROUNDING);
    }

    @Override
    public long latestDeparture(int from, int to, long arrival) {
        int work = lasts(from, to);
        if (work == 0) {
            return arrival;
        }
        int second = Math.floorMod(arrival + midnight, DAY);
        long latest = arrival - second + (long) Math.floor(timeOf(drivenBy(second) - work));
        while (arrival(from, to, latest) > arrival) {
            latest--;
        }
        while (arrival(from, to, latest + 1) <= arrival) {
            latest++;
        }
        return latest;
    }

    /** Those of the day from time 0 on: as the speed changes, and so long before that it changes on arrival. */
    @Override
    public long[] changes(int from, int to) {
        long[] changes = new long[2 * turns.length];
        int count = 0;
        for (int turn : turns) {
            long time = Math.floorMod(turn - midnight, DAY);
            changes[count++] = time;
            long before = latestDeparture(from, to, time);
            if (before > 0) {
                changes[count++] = before;
            }
        }
        long[] sorted = Arrays.copyOf(changes, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
