package io.clickshelf.logistics.model.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalPiecesTest {

    private static final int STOPS = 4;
    private static final int DAY = 600;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theDepartureThatLastsLeastIsFoundAsByTryingEachSecond(long seed) {
        Random random = new Random(seed);
        int kept = 0;
        for (int trial = 0; trial < 400; trial++) {
            Travel travel = travel(random);
            RoutingProblem problem = problem(random, travel);
            long least = -1;
            for (long departure = 0; departure <= DAY; departure++) {
                long lasts = returns(problem, travel, departure) - departure;
                if (lasts >= 0 && departure + lasts <= DAY && (least < 0 || lasts < least)) {
                    least = lasts;
                }
            }
            Timetable times = new Timetable(new SearchData(problem), false);
            times.begin(0);
            for (int task = 0; task < STOPS; task++) {
                times.add(task);
            }
            // Arrivals on a ramp are rounded up to whole seconds, leg by leg.
            assertThat(times.plan()).as("trial %d", trial).isBetween(least, least < 0 ? least : least + STOPS + 1);
            kept += least >= 0 ? 1 : 0;
        }
        assertThat(kept).isGreaterThan(50);
    }

    /** Steps and ramps, some of them jumps; whoever leaves later never arrives earlier. */
    private static Travel travel(Random random) {
        int size = STOPS + 1;
        long[][] arrivals = new long[size * size][];
        for (int leg = 0; leg < arrivals.length; leg++) {
            int points = 2 + random.nextInt(8);
            arrivals[leg] = new long[2 * points];
            long departure = random.nextInt(40);
            long arrival = departure + 5 + random.nextInt(40);
            for (int i = 0; i < points; i++) {
                arrivals[leg][2 * i] = departure;
                arrivals[leg][2 * i + 1] = arrival;
                departure += random.nextInt(4) == 0 ? 0 : random.nextInt(60);
                arrival = Math.max(departure + 3, arrival + random.nextInt(60));
            }
        }
        return Travel.profile(size, new int[size * size], arrivals);
    }

    private static RoutingProblem problem(Random random, Travel travel) {
        RoutingProblem.Builder problem = RoutingProblem.builder()
                .travel(travel)
                .vehicles(VehicleType.named("van")
                        .capacity(Load.of(STOPS))
                        .shift(0, DAY)
                        .costs(0, 0, 1)
                        .build());
        for (int i = 1; i <= STOPS; i++) {
            long opens = random.nextInt(3) == 0 ? random.nextInt(200) : 0;
            long closes = random.nextInt(3) == 0 ? opens + 50 + random.nextInt(150) : DAY;
            problem.visit(Visit.at(String.valueOf(i), i)
                    .delivery(Load.of(1))
                    .service(random.nextInt(20))
                    .window(opens, closes)
                    .build());
        }
        return problem.build();
    }

    /** When a vehicle is back that leaves then, or long ago if a window can't be met. */
    private static long returns(RoutingProblem problem, Travel travel, long departure) {
        long time = departure;
        for (int i = 1; i <= STOPS; i++) {
            Visit visit = problem.visits().get(i - 1);
            time = travel.arrival(i - 1, i, time);
            if (time > visit.windows().getFirst().closes()) {
                return Long.MIN_VALUE / 2;
            }
            time = Math.max(time, visit.windows().getFirst().opens()) + visit.serviceSeconds();
        }
        return travel.arrival(STOPS, 0, time);
    }
}
