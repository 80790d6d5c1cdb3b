package io.clickshelf.logistics.model.routing.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.PlaneTravel;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.StopSignal;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import io.clickshelf.logistics.model.routing.checker.SolutionChecker;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IteratedSearchTest {

    private static final int STOPS = 60;

    @ParameterizedTest
    @ValueSource(strings = {"load", "windows", "depots", "duration", "asymmetric", "two loads", "prizes", "ranks"})
    void pricesEveryMoveAsAFreshCountWouldAndEndsFeasible(String kind) {
        RoutingProblem problem = problem(kind, STOPS, new Random(5));
        SearchData data = new SearchData(problem);
        SearchTuning tuning = new SearchTuning(40, 10, 10, 0.1, 0.001, true, 40, 20, 0.5, false);
        IteratedSearch search = new IteratedSearch(data, new Neighbors(data, 40), tuning, new Temperature(5, 0.1), 1);
        search.load(new int[data.fleet.vehicles][0]);
        long first = search.best();
        search.run(new Schedule(System.nanoTime(), 0, 800), 1, StopSignal.NEVER);

        Tours fresh = new Tours(data, search.tours.penalties);
        fresh.load(search.tours.copy());
        assertThat(search.tours.total).isCloseTo(fresh.total, within(1e-3));
        assertThat(search.tours.plainTotal).isEqualTo(fresh.plainTotal);
        assertThat(search.tours.absent.price()).isEqualTo(fresh.absent.price());
        assertThat(search.tours.broken.count()).isEqualTo(fresh.broken.count());

        int[][] best = new int[data.fleet.vehicles][];
        for (int r = 0; r < best.length; r++) {
            best[r] = search.bestRoute(r);
        }
        RoutingSolution solution = new SolutionWriter(data).solution(new RouteSearch.Found(best, 800, 0));
        assertThat(SolutionChecker.faults(problem, solution)).isEmpty();
        assertThat(solution.unassigned()).allMatch(left -> !data.required[left.task()]);
        assertThat(solution.unassigned().isEmpty()).isEqualTo(!data.optional);
        assertThat(solution.cost().total()).isEqualTo(search.best()).isLessThan(first);
    }

    /** Served in the one or in the other window, as is best for all: left to right and back, no place twice. */
    @Test
    void ofSeveralWindowsTakesThoseThatGoTogether() {
        int stops = 40;
        double[] x = new double[stops + 1];
        RoutingProblem.Builder problem = RoutingProblem.builder();
        for (int i = 1; i <= stops; i++) {
            x[i] = 100.0 * i;
        }
        problem.travel(Travel.plane(x, new double[stops + 1], PlaneTravel.Rounding.NEAREST))
                .vehicles(VehicleType.named("van").count(stops).build());
        for (int i = 1; i <= stops; i++) {
            long late = 20_000 - 100L * i;
            boolean outward = i % 2 == 0;
            problem.visit(Visit.at("s" + i, i)
                    .windows(List.of(
                            new TimeWindow(100L * i - (outward ? 0 : 60), 100L * i - (outward ? 0 : 30)),
                            new TimeWindow(late + (outward ? 60 : 0), late + (outward ? 90 : 0))))
                    .build());
        }
        SearchData data = new SearchData(problem.build());
        SearchTuning tuning = new SearchTuning(40, 10, 10, 0.1, 0.001, true, 40, 20, 0.5, false);
        IteratedSearch search = new IteratedSearch(data, new Neighbors(data, 40), tuning, new Temperature(5, 0.1), 1);
        search.load(new int[data.fleet.vehicles][0]);
        search.run(new Schedule(System.nanoTime(), 0, 3000), 1, StopSignal.NEVER);
        assertThat(search.best()).isEqualTo(2L * 100 * stops);
    }

    /** The price of lateness grows and grows, until gains are rounding; moves must not go in circles for them. */
    @Test
    @Timeout(60)
    void aStopThatIsAlwaysTooLateHoldsNothingUp() {
        RoutingProblem most = problem("windows", 20, new Random(5));
        RoutingProblem.Builder problem =
                RoutingProblem.builder().travel(most.profiles().getFirst());
        problem.vehicles(VehicleType.named("truck")
                .count(20)
                .capacity(Load.of(60, 50))
                .shift(0, 6000)
                .costs(600_000, 6, 69)
                .build());
        most.visits().forEach(problem::visit);
        problem.visit(Visit.at("late", 1).window(0, 1).build());
        SearchData data = new SearchData(problem.build());
        SearchTuning tuning = new SearchTuning(40, 10, 10, 0.1, 0.001, true, 40, 20, 0.5, false);
        IteratedSearch search = new IteratedSearch(data, new Neighbors(data, 40), tuning, new Temperature(5, 0.1), 1);
        search.load(new int[data.fleet.vehicles][0]);
        search.run(new Schedule(System.nanoTime(), 0, 1500), 1, StopSignal.NEVER);
        assertThat(search.iterations()).isEqualTo(1500);
        assertThat(search.best()).as("no solution keeps that window").isEqualTo(Long.MAX_VALUE);
    }

    private static RoutingProblem problem(String kind, int stops, Random random) {
        int places = stops + 2;
        double[] x = random.doubles(places, 0, 1000).toArray();
        double[] y = random.doubles(places, 0, 1000).toArray();
        Travel plane = Travel.plane(x, y, PlaneTravel.Rounding.UP);
        RoutingProblem.Builder problem = RoutingProblem.builder().travel(travel(kind, plane, random));
        VehicleType.Builder truck = VehicleType.named("truck").count(20).capacity(Load.of(60, 50));
        switch (kind) {
            case "windows" -> truck.shift(0, 6000);
            case "duration" -> truck.costs(100, 1, 1).maxDuration(3500).maxDistance(3000);
            case "ranks" -> truck.count(5);
            case "depots" ->
                problem.vehicles(VehicleType.named("van")
                        .from(1)
                        .to(1)
                        .count(20)
                        .capacity(Load.of(30, 30))
                        .skills(Set.of("lift"))
                        .costs(10, 2, 0)
                        .build());
            default -> {}
        }
        problem.vehicles(truck.build());
        for (int i = 0; i < stops; i++) {
            Visit.Builder visit = Visit.at("s" + i, 2 + i)
                    .service(20)
                    .delivery(Load.of(1 + random.nextInt(15), kind.equals("two loads") ? random.nextInt(15) : 0));
            if (kind.equals("windows")) {
                long opens = 1500 + random.nextInt(2500);
                visit.window(opens, opens + 900);
            }
            if (kind.equals("prizes") && i % 3 > 0) {
                visit.penalty(50 + random.nextInt(400));
            }
            if (kind.equals("ranks")) {
                visit.penalty(10_000_000L * (1 + random.nextInt(3)));
            }
            if (kind.equals("depots") && i % 7 == 0) {
                visit.skills(Set.of("lift"));
            }
            problem.visit(visit.build());
        }
        return problem.build();
    }

    private static Travel travel(String kind, Travel plane, Random random) {
        if (!kind.equals("asymmetric")) {
            return plane;
        }
        int size = plane.size();
        int[] distances = new int[size * size];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = plane.distance(i / size, i % size) * (10 + random.nextInt(5)) / 10;
        }
        return Travel.matrix(size, distances, distances);
    }
}
