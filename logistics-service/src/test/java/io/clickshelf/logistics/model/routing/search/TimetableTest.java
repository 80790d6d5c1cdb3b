package io.clickshelf.logistics.model.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.PlaneTravel;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schedule of a fixed sequence with breaks and lateness, against every second of departure and every placement. */
class TimetableTest {

    private static final int STOPS = 5;
    private static final int DAY = 500;
    private static final int PER_SECOND = 2;
    private static final long NONE = Long.MAX_VALUE;

    @ParameterizedTest
    @CsvSource({"1,1,500", "2,1,500", "1,2,500", "2,2,500", "2,2,230"})
    void breaksAndDepartureCostLeast(int windows, int windowsOfBreaks, int longest) {
        Random random = new Random(windows + 10 * windowsOfBreaks + longest);
        int possible = 0;
        for (int trial = 0; trial < 150; trial++) {
            RoutingProblem problem = problem(random, windows, windowsOfBreaks, longest);
            long least = NONE;
            for (int departure = 0; departure <= DAY; departure++) {
                least = Math.min(least, drive(problem, -1, 0, departure, departure, 0, 0));
            }
            Timetable times = new Timetable(new SearchData(problem), true);
            times.begin(0);
            for (int task = 0; task < STOPS; task++) {
                times.add(task);
            }
            long lasts = times.plan();
            boolean held = lasts >= 0 && lasts <= longest;
            assertThat(held ? PER_SECOND * lasts + times.lateCost() : NONE)
                    .as("trial %d", trial)
                    .isEqualTo(least);
            possible += held ? 1 : 0;
        }
        assertThat(possible).isGreaterThan(20);
    }

    /**
     * The least cost of the rest of the route.
     *
     * @param stop   that is left, or -1
     * @param next   first break that was not taken
     * @param free   when the breaks before leaving are over
     */
    private static long drive(
            RoutingProblem problem, int stop, int next, long departure, long now, long late, long free) {
        List<Break> breaks = problem.vehicleTypes().getFirst().breaks();
        long least = NONE;
        if (next < breaks.size()) {
            Break rest = breaks.get(next);
            long over = rest.startFrom(now) + rest.durationSeconds();
            if (over < TimeWindow.NEVER) {
                least = drive(problem, stop, next + 1, departure, over, late, Long.MAX_VALUE);
            }
            long before = free == Long.MAX_VALUE ? free : rest.startFrom(free) + rest.durationSeconds();
            if (stop < 0 && before <= departure) {
                least = Math.min(least, drive(problem, stop, next + 1, departure, now, late, before));
            }
        }
        int place = stop < 0 ? 0 : problem.tasks().get(stop).location();
        int to = stop + 1 < STOPS ? problem.tasks().get(stop + 1).location() : 0;
        long arrival = now + problem.profiles().getFirst().duration(place, to);
        if (stop + 1 == STOPS) {
            return Math.min(least, finish(problem, breaks.subList(next, breaks.size()), departure, arrival, late));
        }
        Visit visit = problem.tasks().get(stop + 1);
        long due = visit.windows().getLast().closes();
        long start = visit.windows().stream()
                .filter(window -> window.closes() >= arrival)
                .mapToLong(window -> Math.max(arrival, window.opens()))
                .findFirst()
                .orElse(visit.latePerSecond() > 0 ? arrival : -1);
        return start < 0
                ? least
                : Math.min(
                        least,
                        drive(
                                problem,
                                stop + 1,
                                next,
                                departure,
                                start + visit.serviceSeconds(),
                                late + visit.latePerSecond() * Math.max(0, start - due),
                                Long.MAX_VALUE));
    }

    private static long finish(RoutingProblem problem, List<Break> left, long departure, long end, long late) {
        long time = end;
        for (Break rest : left) {
            time = rest.startFrom(time) + rest.durationSeconds();
        }
        boolean held = time < TimeWindow.NEVER
                && end <= DAY
                && end - departure <= problem.vehicleTypes().getFirst().maxDuration();
        return held ? PER_SECOND * (end - departure) + late : NONE;
    }

    private static RoutingProblem problem(Random random, int windows, int windowsOfBreaks, int longest) {
        double[] x = random.doubles(STOPS + 1, 0, 60).toArray();
        double[] y = random.doubles(STOPS + 1, 0, 60).toArray();
        List<Break> breaks = new ArrayList<>();
        for (int b = 0; b < 2; b++) {
            breaks.add(new Break(windows(random, windowsOfBreaks, 60 + 80 * b, 30), 10 + random.nextInt(20)));
        }
        RoutingProblem.Builder problem = RoutingProblem.builder()
                .travel(Travel.plane(x, y, PlaneTravel.Rounding.UP))
                .vehicles(VehicleType.named("van")
                        .shift(0, DAY)
                        .maxDuration(longest)
                        .costs(0, 0, PER_SECOND)
                        .breaks(breaks)
                        .build());
        for (int i = 1; i <= STOPS; i++) {
            problem.visit(Visit.at(String.valueOf(i), i)
                    .service(random.nextInt(15))
                    .windows(windows(random, random.nextBoolean() ? windows : 1, 0, 60))
                    .lateAt(random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(4))
                    .build());
        }
        return problem.build();
    }

    private static List<TimeWindow> windows(Random random, int count, int from, int wide) {
        List<TimeWindow> windows = new ArrayList<>();
        long opens = from;
        for (int w = 0; w < count; w++) {
            opens += random.nextInt(120);
            long closes = opens + 20 + random.nextInt(wide);
            windows.add(new TimeWindow(opens, closes));
            opens = closes + 30;
        }
        return windows;
    }
}
