package io.clickshelf.logistics.model.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clickshelf.logistics.model.explain.Loosening.Limit;
import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.DrivingRules;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.PlaneTravel.Rounding;
import io.clickshelf.logistics.model.routing.RouteSolver;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import io.clickshelf.logistics.model.routing.SearchLimit;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    /** Depot at 0, stops on a line at 10, 20, 30 and 40; a vehicle with room for two. */
    private static final Travel LINE = Travel.plane(new double[] {0, 10, 20, 30, 40}, new double[5], Rounding.NEAREST);

    private static VehicleType.Builder van(int capacity) {
        return VehicleType.named("van").capacity(Load.of(capacity)).shift(0, 100);
    }

    private static Visit.Builder stop(int place) {
        return Visit.at("S" + place, place).delivery(Load.of(1));
    }

    private static RoutingSolution solve(RoutingProblem problem) {
        return RouteSolver.solve(problem, SearchLimit.ofIterations(2_000, 1, 1));
    }

    private static List<Loosening> loosenings(RoutingProblem problem) {
        RoutingSolution solution = solve(problem);
        assertThat(solution.unassigned()).hasSize(1);
        return new Explainer(problem, solution)
                .loosenings(solution.unassigned().getFirst().task());
    }

    @Test
    void whatIsLeftOutForWantOfRoomNeedsJustThatRoomOrOneMoreVehicle() {
        RoutingProblem problem = RoutingProblem.builder()
                .travel(LINE)
                .vehicles(van(2).build())
                .visit(stop(1).build())
                .visit(stop(2).build())
                .visit(stop(3).build())
                .build();
        assertThat(loosenings(problem))
                .extracting(Loosening::limit, Loosening::amount)
                .contains(tuple(Limit.CAPACITY, 1L), tuple(Limit.VEHICLE, 1L));
    }

    @Test
    void aWindowThatClosesTooEarlyIsMissedByTheTravelThatIsLeft() {
        RoutingProblem problem = RoutingProblem.builder()
                .travel(LINE)
                .vehicles(van(9).build())
                .visit(stop(4).window(0, 25).build())
                .visit(stop(1).build())
                .build();
        List<Loosening> found = loosenings(problem);
        assertThat(found.getFirst().limit()).isEqualTo(Limit.TIME_WINDOW);
        assertThat(found.getFirst().amount()).isEqualTo(15);
        assertThat(found.getFirst().cost()).isEqualTo(60);
    }

    @Test
    void missingSkillsAndSmallPenaltiesAreNamed() {
        RoutingProblem skills = RoutingProblem.builder()
                .travel(LINE)
                .vehicles(van(9).build())
                .visit(stop(1).skills(Set.of("cold")).build())
                .visit(stop(2).build())
                .build();
        assertThat(loosenings(skills)).extracting(Loosening::limit).contains(Limit.SKILLS);
        RoutingProblem penalty = RoutingProblem.builder()
                .travel(LINE)
                .vehicles(van(9).build())
                .visit(stop(4).penalty(5).build())
                .visit(stop(1).build())
                .build();
        assertThat(loosenings(penalty).getFirst()).isEqualTo(new Loosening(Limit.PENALTY, 60, 0, 60));
    }

    @Test
    void slackEndsAtTheFirstWindowOrTheShiftThatWouldBeMissed() {
        RoutingProblem problem = RoutingProblem.builder()
                .travel(LINE)
                .vehicles(van(9).build())
                .visit(stop(1).window(0, 30).build())
                .visit(stop(4).service(5).build())
                .build();
        PlannedRoute route = solve(problem).routes().getFirst();
        List<Slack> slacks = Slack.of(problem, route);
        for (int i = 0; i < route.stops().size(); i++) {
            long start = route.stops().get(i).start();
            if (route.stops().get(i).task() == 0) {
                long later = Math.min(30 - start, 100 - route.stops().getLast().arrival());
                assertThat(slacks.get(i).seconds()).isEqualTo(later);
            } else if (route.stops().get(i).task() == 1) {
                assertThat(slacks.get(i).task()).isIn(-1, 0);
            }
        }
    }

    @Test
    void breaksAndDrivingHoursAreReckonedWith() {
        Break lunch = new Break(new TimeWindow(20, 40), 15);
        RoutingProblem shift = RoutingProblem.builder()
                .travel(LINE)
                .vehicles(van(9).shift(0, 60).breaks(List.of(lunch)).build())
                .visit(stop(3).build())
                .build();
        assertThat(loosenings(shift)).containsExactly(new Loosening(Limit.SHIFT, 15, 0, 60));
        DrivingRules most = new DrivingRules(50, VehicleType.UNLIMITED, 0, 0);
        RoutingProblem driving = RoutingProblem.builder()
                .travel(LINE)
                .vehicles(van(9).driving(most).build())
                .visit(stop(3).build())
                .build();
        assertThat(loosenings(driving)).containsExactly(new Loosening(Limit.DRIVING, 10, 0, 60));
        DrivingRules often = new DrivingRules(VehicleType.UNLIMITED, 20, 5, 0);
        RoutingProblem other = RoutingProblem.builder()
                .travel(LINE)
                .vehicles(van(9).build())
                .vehicles(van(9).driving(often).build())
                .vehicles(van(9).costs(7, 1, 0).driving(often).build())
                .visit(stop(3).build())
                .build();
        assertThat(new Explainer(other, solve(other)).choice(0, 0).obstacle()).isEqualTo("rests");
    }

    @Test
    void aBreakThatCouldNotBeginAnyMoreBinds() {
        Break soon = new Break(new TimeWindow(8, 12), 13);
        RoutingProblem problem = RoutingProblem.builder()
                .travel(LINE)
                .vehicles(van(9).breaks(List.of(soon)).build())
                .visit(stop(1).build())
                .visit(stop(4).build())
                .build();
        assertThat(Slack.of(problem, solve(problem).routes().getFirst()).get(1)).isEqualTo(new Slack(2, Slack.BREAK));
    }

    @Test
    void latenessThatHasAPriceIsACostAndNoObstacle() {
        RoutingProblem problem = RoutingProblem.builder()
                .travel(LINE)
                .vehicles(van(9).build())
                .vehicles(van(9).costs(7, 2, 0).build())
                .visit(stop(4).window(0, 25).lateAt(2).build())
                .build();
        Choice choice = new Explainer(problem, solve(problem)).choice(0, 0);
        assertThat(choice.saving()).isEqualTo(80 + 2 * 15);
        assertThat(choice.otherCost()).isEqualTo(7 + 2 * 80 + 2 * 15);
    }

    @Test
    void aStopIsWhereItIsBecauseElsewhereItWouldCostMore() {
        RoutingProblem problem = RoutingProblem.builder()
                .travel(LINE)
                .vehicles(van(9).build())
                .vehicles(van(9).costs(7, 2, 0).build())
                .visit(stop(1).build())
                .visit(stop(4).build())
                .build();
        RoutingSolution solution = solve(problem);
        Choice choice = new Explainer(problem, solution).choice(0, 0);
        assertThat(choice.saving()).as("on the way anyway").isZero();
        assertThat(choice.otherRoute()).isEqualTo(-1);
        assertThat(choice.otherCost()).isEqualTo(7 + 2 * 20);
    }
}
