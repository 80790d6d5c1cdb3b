package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.StopReason;
import io.clickshelf.logistics.model.explain.Choice;
import io.clickshelf.logistics.model.explain.Explainer;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Why each stop is made by its vehicle. */
final class RouteReasons {

    /** Plans with more stops come without: nobody reads so many. */
    private static final int MOST_STOPS = 1_000;

    private final RouteProblem problem;
    private final int[] numbers;
    private final RoutingSolution solution;
    private @Nullable Explainer explainer;

    RouteReasons(RouteProblem problem, RoutingSolution solution, int[] numbers) {
        this.problem = problem;
        this.numbers = numbers;
        this.solution = solution;
    }

    @Nullable
    StopReason of(int route, int task) {
        Explainer known = explainer();
        if (known == null || problem.problem().shipmentOf(task) >= 0) {
            return null;
        }
        Choice choice = known.choice(route, task);
        BigDecimal cost = RouteAnswers.money(choice.saving());
        if (choice.otherRoute() == Choice.NONE) {
            return new StopReason(cost, null, null, "Adds " + cost + " here. " + alone(choice.obstacle()));
        }
        String other = problem.vehicles().get(choice.otherType()).id()
                + (choice.otherRoute() < 0 ? " (one more)" : "#" + numbers[choice.otherRoute()]);
        BigDecimal otherCost = RouteAnswers.money(choice.otherCost());
        return new StopReason(
                cost, other, otherCost, "Adds " + cost + " here; next best " + other + " would add " + otherCost + ".");
    }

    private static String alone(String obstacle) {
        return switch (obstacle) {
            case "skills" -> "No other vehicle near has what it needs: skills, or its goods.";
            case "capacity" -> "Other vehicles near have no room for it.";
            case "time" -> "Other vehicles near would be late, there or at a later stop.";
            case "rests" -> "Other vehicles near could not keep their breaks and driving hours.";
            case "distance" -> "Other vehicles near would drive farther than they may.";
            case "stops" -> "Other vehicles near would make more stops than they may.";
            default -> "There is no other vehicle.";
        };
    }

    /** For stops that nobody makes; null in large plans. */
    @Nullable
    Explainer explainer() {
        if (explainer == null && problem.tasks().size() <= MOST_STOPS) {
            explainer = new Explainer(problem.problem(), solution);
        }
        return explainer;
    }
}
