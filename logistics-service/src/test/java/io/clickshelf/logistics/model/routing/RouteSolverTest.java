package io.clickshelf.logistics.model.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickshelf.logistics.model.routing.checker.SolutionChecker;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteSolverTest {

    @ParameterizedTest
    @EnumSource(RandomProblems.class)
    void findsTheOptimumOfSmallProblemsOfEveryConstraint(RandomProblems kind) {
        for (long seed = 1; seed <= 3; seed++) {
            RoutingProblem problem = kind.draw(seed);
            RoutingSolution solution = RouteSolver.solve(problem, SearchLimit.ofIterations(2000, 1, seed));
            assertThat(SolutionChecker.faults(problem, solution))
                    .as("%s, seed %d", kind, seed)
                    .isEmpty();
            long optimum = new Enumeration(problem).optimum();
            boolean complete = solution.unassigned().stream()
                    .noneMatch(left -> problem.tasks().get(left.task()).required());
            assertThat(complete)
                    .as("%s, seed %d: all served", kind, seed)
                    .isEqualTo(optimum < Enumeration.IMPOSSIBLE / 16);
            if (complete) {
                assertThat(solution.cost().total())
                        .as("%s, seed %d", kind, seed)
                        .isEqualTo(optimum);
            }
        }
    }

    @Test
    void givesTheSameAnswerForTheSameSeedAndIterationsOnTwoThreads() {
        RoutingProblem problem = clustered(400);
        RoutingSolution once = RouteSolver.solve(problem, SearchLimit.ofIterations(4000, 2, 7));
        RoutingSolution again = RouteSolver.solve(problem, SearchLimit.ofIterations(4000, 2, 7));
        assertThat(again).isEqualTo(once);
        assertThat(SolutionChecker.faults(problem, once)).isEmpty();
    }

    @Test
    @Timeout(60)
    void twoThreadsShareASolutionThatCannotServeAll() {
        RoutingProblem problem = clustered(320, 20);
        RoutingSolution solution = RouteSolver.solve(problem, SearchLimit.ofIterations(1000, 2, 7));
        assertThat(SolutionChecker.faults(problem, solution)).isEmpty();
        assertThat(solution.unassigned()).hasSize(20);
    }

    @Test
    @Timeout(60)
    void twoThreadsChooseWhichStopsOfOneSolutionToServe() {
        RoutingProblem all = clustered(400);
        RoutingProblem.Builder builder =
                RoutingProblem.builder().travel(all.profiles().getFirst());
        all.vehicleTypes().forEach(builder::vehicles);
        for (Visit visit : all.visits()) {
            builder.visit(Visit.at(visit.id(), visit.location())
                    .delivery(visit.delivery())
                    .window(0, 50_000)
                    .penalty(100 + 7L * (visit.location() % 40))
                    .build());
        }
        RoutingProblem problem = builder.build();
        RoutingSolution one = RouteSolver.solve(problem, SearchLimit.ofIterations(100, 2, 7));
        RoutingSolution more = RouteSolver.solve(problem, SearchLimit.ofIterations(4000, 2, 7));
        assertThat(SolutionChecker.faults(problem, more)).isEmpty();
        assertThat(RouteSolver.solve(problem, SearchLimit.ofIterations(4000, 2, 7)))
                .isEqualTo(more);
        assertThat(more.unassigned()).isNotEmpty();
        assertThat(more.routes()).isNotEmpty();
        assertThat(more.cost().total()).isLessThan(one.cost().total());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDayWithBreaksKeepsItsLimitsAndTheNextSearchGoesOnFromIt(boolean lateness) {
        RoutingProblem problem = dayWithBreaks(70, lateness);
        RoutingSolution day = RouteSolver.solve(problem, SearchLimit.ofIterations(3000, 1, 1));
        assertThat(SolutionChecker.faults(problem, day)).isEmpty();
        assertThat(day.unassigned()).isEmpty();
        List<RouteSketch> from = day.routes().stream()
                .map(route -> new RouteSketch(route.vehicleType(), route.tasks()))
                .toList();
        RoutingSolution next = RouteSolver.solve(
                problem, SearchLimit.ofIterations(1, 1, 2), from, ProgressListener.SILENT, StopSignal.NEVER);
        assertThat(SolutionChecker.faults(problem, next)).isEmpty();
        assertThat(next.cost().total()).isLessThan(Math.round(1.01 * day.cost().total()));
    }

    private static RoutingProblem dayWithBreaks(int stops, boolean lateness) {
        Random random = new Random(3);
        double[] x = random.doubles(stops + 1, 0, 4_000).toArray();
        double[] y = random.doubles(stops + 1, 0, 4_000).toArray();
        RoutingProblem.Builder problem = RoutingProblem.builder()
                .travel(Travel.plane(x, y, PlaneTravel.Rounding.UP))
                .vehicles(VehicleType.named("van")
                        .count(stops)
                        .capacity(Load.of(40))
                        .shift(0, 40_000)
                        .costs(10_000, 1, 2)
                        .breaks(List.of(
                                new Break(new TimeWindow(5_000, 9_000), 900),
                                new Break(new TimeWindow(14_000, 20_000), 1_800)))
                        .build());
        for (int i = 1; i <= stops; i++) {
            long opens = 6_000 + random.nextInt(20_000);
            problem.visit(Visit.at("s" + i, i)
                    .delivery(Load.of(1 + random.nextInt(5)))
                    .service(300)
                    .window(opens, opens + 4_000)
                    .lateAt(lateness && i % 2 == 0 ? 3 : 0)
                    .build());
        }
        return problem.build();
    }

    @Test
    void improvesOnItsFirstSolutionAndSaysSo() {
        AtomicLong first = new AtomicLong(-1);
        RoutingProblem problem = clustered(150);
        RoutingSolution solution = RouteSolver.solve(
                problem,
                SearchLimit.ofIterations(2_000, 1, 1),
                (seconds, iterations, cost, unassigned) -> first.compareAndSet(-1, cost),
                StopSignal.NEVER);
        assertThat(solution.cost().total()).isLessThan(first.get());
    }

    @Test
    void returnsWhatItHasWhenToldToStop() {
        RoutingProblem problem = clustered(150);
        RoutingSolution solution =
                RouteSolver.solve(problem, SearchLimit.ofSeconds(600, 2), ProgressListener.SILENT, () -> true);
        assertThat(solution.unassigned()).isEmpty();
        assertThat(SolutionChecker.faults(problem, solution)).isEmpty();
    }

    @Test
    void plansSixThousandStopsWithoutATable() {
        RoutingProblem problem = clustered(6000);
        RoutingSolution solution = RouteSolver.solve(problem, SearchLimit.ofIterations(500, 2, 1));
        assertThat(SolutionChecker.faults(problem, solution)).isEmpty();
        assertThat(solution.unassigned()).isEmpty();
    }

    @Test
    void listsWhatCannotBeServedWithTheReason() {
        Travel line = Travel.plane(new double[] {0, 10, 500}, new double[3], PlaneTravel.Rounding.NEAREST);
        RoutingProblem problem = RoutingProblem.builder()
                .travel(line)
                .vehicles(VehicleType.named("van")
                        .capacity(Load.of(5))
                        .shift(0, 300)
                        .build())
                .visit(Visit.at("fits", 1).delivery(Load.of(5)).build())
                .visit(Visit.at("heavy", 1).delivery(Load.of(6)).build())
                .visit(Visit.at("far", 2).build())
                .visit(Visit.at("one too many", 1).delivery(Load.of(5)).build())
                .visit(Visit.at("skilled", 1).skills(Set.of("crane")).build())
                .visit(Visit.at("not worth it", 1).penalty(0).build())
                .build();
        RoutingSolution solution = RouteSolver.solve(problem, SearchLimit.ofIterations(500, 1, 1));
        assertThat(solution.unassigned())
                .extracting(left -> left.reason().name())
                .contains("CAPACITY", "TIME", "FLEET", "SKILLS");
    }

    @Test
    void saysWhatIsWrongWithAProblem() {
        RoutingProblem.Builder problem = RoutingProblem.builder()
                .travel(Travel.plane(new double[2], new double[2], PlaneTravel.Rounding.NEAREST))
                .vehicles(VehicleType.named("van").build())
                .visit(Visit.at("A", 7).build());
        assertThatThrownBy(problem::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Stop A is at place 7");
        assertThatThrownBy(() -> SearchLimit.ofSeconds(0, 1)).hasMessageContaining("Search limit");
    }

    private static RoutingProblem clustered(int stops) {
        return clustered(stops, 0);
    }

    /** @param late how many can't be reached in time */
    private static RoutingProblem clustered(int stops, int late) {
        Random random = new Random(3);
        double[] x = new double[stops + 1];
        double[] y = new double[stops + 1];
        for (int i = 0; i <= stops; i++) {
            x[i] = 1000 * (i % 7) + 300 * random.nextGaussian();
            y[i] = 1000 * (i % 5) + 300 * random.nextGaussian();
        }
        RoutingProblem.Builder problem = RoutingProblem.builder()
                .travel(Travel.plane(x, y, PlaneTravel.Rounding.NEAREST))
                .vehicles(VehicleType.named("van")
                        .count(stops)
                        .capacity(Load.of(100))
                        .build());
        for (int i = 1; i <= stops; i++) {
            problem.visit(Visit.at("s" + i, i)
                    .delivery(Load.of(1 + random.nextInt(20)))
                    .window(0, i <= late ? 1 : TimeWindow.NEVER)
                    .build());
        }
        return problem.build();
    }
}
