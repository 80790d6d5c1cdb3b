package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.DrivingRules;
import io.clickshelf.logistics.model.routing.TimeWindow;
import java.util.Arrays;

/**
 * Where and when a driver takes breaks on a route: between which stops, so that it is over as early as can be (earliest times
 * by stop and number of breaks taken, O(stops · breaks)), or as it is told. Belongs to a {@link Timetable}.
 */
final class BreakPlan {

    /** A break before leaving or after returning. */
    static final int ASIDE = -2;

    private static final long TOO_LATE = Itinerary.TOO_LATE;

    private final SearchData data;
    private Break[] breaks = new Break[0];
    private int stops;
    /** Earliest time at which a stop is left after so many breaks, rests after the stop included. */
    private long[][] leaves = new long[0][0];
    /** How many of them were taken when the stop was begun. */
    private int[][] taken = new int[0][0];

    private long[][] arrives = new long[0][0];
    private long[][] begins = new long[0][0];
    /** Per break of the plan, behind which stop (-1: the start) it is taken, or {@link #ASIDE}; and when. */
    private int[] behind = new int[0];

    private long[] begun = new long[0];
    /** How many of them come before leaving. */
    private int before;

    BreakPlan(SearchData data) {
        this.data = data;
    }

    void begin(int type, int count) {
        breaks = data.fleet.breaks[type];
        stops = count;
        if (breaks.length > 0 && (leaves.length < count + 1 || leaves[0].length < breaks.length + 1)) {
            int width = breaks.length + 1;
            leaves = new long[count + 17][width];
            taken = new int[count + 17][width];
            arrives = new long[count + 17][width];
            begins = new long[count + 17][width];
            behind = new int[width];
            begun = new long[width];
        }
    }

    int count() {
        return breaks.length;
    }

    /** Behind which stop a break is taken; -1 for the start, {@link #ASIDE} for before leaving or after returning. */
    int behind(int index) {
        return behind[index];
    }

    long begun(int index) {
        return begun[index];
    }

    /** When those breaks are over, of the run last made, that come before leaving; 0 if none do. */
    long overBefore() {
        long over = 0;
        for (int b = 0; b < before; b++) {
            over = breaks[b].startFrom(over) + breaks[b].durationSeconds();
        }
        return over;
    }

    /** Whether one of those lasts as long as a rest. */
    boolean restsBefore(DrivingRules hours) {
        boolean rests = false;
        for (int b = 0; b < before; b++) {
            rests |= hours.isRest(breaks[b]);
        }
        return rests;
    }

    /** The latest return, of the run last made, after which all breaks can be had that are left for then. */
    long latestReturn() {
        long latest = TimeWindow.NEVER;
        for (int b = breaks.length - 1; b >= before && behind[b] == ASIDE; b--) {
            latest = breaks[b].startUpTo(latest - breaks[b].durationSeconds());
        }
        return latest;
    }

    /** Takes over where the breaks are and when: those before leaving come first, those after returning last. */
    void set(int[] places, long[] times, int beforeLeaving) {
        System.arraycopy(places, 0, behind, 0, breaks.length);
        System.arraycopy(times, 0, begun, 0, breaks.length);
        before = beforeLeaving;
    }

    /** The latest departure with which a route ends by a time, its breaks taken where they were in the run made last. */
    long latestStart(Itinerary route, long time) {
        long bound = time;
        for (int i = stops - 1; i >= -1; i--) {
            bound = route.latestLeave(i, bound);
            for (int b = breaks.length - 1; b >= 0; b--) {
                if (behind[b] == i) {
                    bound = breaks[b].startUpTo(bound - breaks[b].durationSeconds());
                }
            }
            bound -= route.service(i);
            if (i >= 0 && route.isTask(i)) {
                bound = data.lastServiceStart(route.node(i), bound);
            }
            if (bound < 0) {
                return -1;
            }
        }
        return bound;
    }

    /** Goes through the route; returns when it is over, at {@link #TOO_LATE} or later if it can't be done. */
    long run(long departure, Itinerary route) {
        int most = breaks.length;
        Arrays.fill(leaves[0], TOO_LATE);
        leaves[0][0] = departure;
        long free = 0;
        for (int b = 0; b < most; b++) {
            free = breaks[b].startFrom(free) + breaks[b].durationSeconds();
            if (free > departure) {
                break;
            }
            leaves[0][b + 1] = departure;
        }
        Arrays.setAll(taken[0], b -> b);
        rest(0);
        for (int i = 0; i < stops; i++) {
            for (int b = 0; b <= most; b++) {
                taken[i + 1][b] = b;
                leaves[i + 1][b] = TOO_LATE;
                if (leaves[i][b] < TOO_LATE) {
                    arrives[i + 1][b] = route.drive(i - 1, leaves[i][b]);
                    begins[i + 1][b] = route.serviceStart(i, arrives[i + 1][b]);
                    leaves[i + 1][b] = Math.min(TOO_LATE, begins[i + 1][b] + route.service(i));
                }
            }
            rest(i + 1);
        }
        return finish(route);
    }

    /** Breaks taken right after a stop. */
    private void rest(int at) {
        for (int b = 0; b < breaks.length; b++) {
            long time = leaves[at][b];
            if (time >= TOO_LATE) {
                continue;
            }
            long over = breaks[b].startFrom(time) + breaks[b].durationSeconds();
            if (over < leaves[at][b + 1]) {
                leaves[at][b + 1] = over;
                taken[at][b + 1] = taken[at][b];
            }
        }
    }

    private long finish(Itinerary route) {
        int best = -1;
        long least = TOO_LATE;
        for (int b = 0; b <= breaks.length; b++) {
            if (leaves[stops][b] < TOO_LATE) {
                long over = route.drive(stops - 1, leaves[stops][b]);
                if (over < least && canRestFrom(b, over)) {
                    least = over;
                    best = b;
                }
            }
        }
        if (best < 0) {
            return TOO_LATE;
        }
        Arrays.fill(behind, 0, breaks.length, ASIDE);
        int b = best;
        for (int i = stops; i >= 0; i--) {
            int free = taken[i][b];
            long time = i == 0 ? leaves[0][free] : begins[i][free] + route.service(i - 1);
            for (int rest = free; rest < b; rest++) {
                behind[rest] = i - 1;
                begun[rest] = breaks[rest].startFrom(time);
                time = begun[rest] + breaks[rest].durationSeconds();
            }
            b = free;
            if (i > 0) {
                route.note(i - 1, arrives[i][b], begins[i][b]);
            }
        }
        before = b;
        return least;
    }

    /** Whether the breaks from one on can be had after the route. */
    private boolean canRestFrom(int first, long over) {
        long time = over;
        for (int b = first; b < breaks.length; b++) {
            time = breaks[b].startFrom(time) + breaks[b].durationSeconds();
            if (time >= TOO_LATE) {
                return false;
            }
        }
        return true;
    }
}
