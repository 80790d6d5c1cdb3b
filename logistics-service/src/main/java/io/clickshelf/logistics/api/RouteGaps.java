package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.Relaxation;
import io.clickshelf.contracts.logistics.UnassignedStop;
import io.clickshelf.logistics.model.explain.Explainer;
import io.clickshelf.logistics.model.explain.Loosening;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.RoutingSolution.Unassigned;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What can't be served, why, and the cheapest that would let it be. */
final class RouteGaps {

    private final RouteProblem problem;
    private final RouteReasons reasons;
    private final String currency;

    RouteGaps(RouteProblem problem, RouteReasons reasons, String currency) {
        this.problem = problem;
        this.reasons = reasons;
        this.currency = currency;
    }

    List<UnassignedStop> of(RoutingSolution solution) {
        List<UnassignedStop> gaps = new ArrayList<>();
        for (Unassigned left : solution.unassigned()) {
            if (!problem.problem().isPickup(left.task())) {
                gaps.add(gap(left));
            }
        }
        return gaps;
    }

    private UnassignedStop gap(Unassigned left) {
        DeliveryPoint point = problem.tasks().get(left.task());
        Explainer explainer = reasons.explainer();
        List<Relaxation> relaxations = explainer == null || problem.problem().shipmentOf(left.task()) >= 0
                ? List.of()
                : explainer.loosenings(left.task()).stream()
                        .map(loosening -> relaxation(point, loosening))
                        .toList();
        return new UnassignedStop(
                point.id(),
                reason(left.reason()),
                message(point, left.reason()),
                relaxations.isEmpty()
                        ? usual(left.reason())
                        : relaxations.getFirst().text(),
                relaxations);
    }

    private static String reason(RoutingSolution.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private static String message(DeliveryPoint point, RoutingSolution.Reason reason) {
        return switch (reason) {
            case SKILLS ->
                "No vehicle that could have its goods has the skills "
                        + Objects.requireNonNullElse(point.skills(), List.of()) + ".";
            case STOCK -> "No warehouse that may serve it has enough of " + point.goods() + " left beside the others.";
            case CAPACITY -> "Its load of " + point.demand() + " fits into no vehicle, even alone.";
            case TIME ->
                "No vehicle could reach it in its time windows and be back within its shift and driving hours, even alone.";
            case DISTANCE -> "Even alone its route would be longer than any vehicle may drive.";
            case FLEET -> "Alone it could be served, but not beside the others with the vehicles there are.";
            case COST -> "Serving it would cost more than its penalty of " + point.penalty() + ".";
        };
    }

    /** Where nothing alone would be enough, or the plan is too large to try. */
    private static String usual(RoutingSolution.Reason reason) {
        return switch (reason) {
            case SKILLS -> "Give a vehicle these skills, or let another warehouse serve it.";
            case STOCK -> "Bring more of its goods to a warehouse.";
            case CAPACITY -> "Use a larger vehicle, or split the delivery.";
            case TIME -> "Widen its time windows, lengthen a shift or driving hours, or depart earlier.";
            case DISTANCE -> "Raise maxDistanceMeters, or serve it from a nearer warehouse.";
            case FLEET -> "Add a vehicle, or widen the time windows.";
            case COST -> "Raise its penalty, or leave it out to require it.";
        };
    }

    /** Whether all that a vehicle lacks is the goods. */
    private boolean skilled(DeliveryPoint point, Loosening loosening) {
        return problem.vehicles()
                .get(loosening.vehicleType())
                .kind()
                .skills()
                .containsAll(Objects.requireNonNullElse(point.skills(), List.of()));
    }

    private Relaxation relaxation(DeliveryPoint point, Loosening loosening) {
        String vehicle = problem.vehicles().get(loosening.vehicleType()).id();
        BigDecimal cost = RouteAnswers.money(loosening.cost());
        long amount = loosening.amount();
        String adds = ": adds " + cost + " " + currency + ".";
        String minutes = (amount + 59) / 60 + " min";
        return switch (loosening.limit()) {
            case TIME_WINDOW ->
                new Relaxation("time_window", amount, "seconds", cost, "Deliver it " + minutes + " later" + adds);
            case SHIFT ->
                new Relaxation(
                        "shift", amount, "seconds", cost, "Lengthen the shift of " + vehicle + " by " + minutes + adds);
            case DRIVING ->
                new Relaxation(
                        "driving_hours",
                        amount,
                        "seconds",
                        cost,
                        "Let the driver of " + vehicle + " drive " + minutes + " more" + adds);
            case CAPACITY ->
                new Relaxation(
                        "capacity", amount, "units", cost, "Give " + vehicle + " room for " + amount + " more" + adds);
            case SKILLS ->
                skilled(point, loosening)
                        ? new Relaxation(
                                "warehouse",
                                1,
                                "warehouses",
                                cost,
                                "Bring its goods to "
                                        + problem.vehicles()
                                                .get(loosening.vehicleType())
                                                .warehouseId()
                                        + " and serve it with " + vehicle + adds)
                        : new Relaxation(
                                "skills",
                                amount,
                                "vehicles",
                                cost,
                                "Give " + vehicle + " the skills "
                                        + Objects.requireNonNullElse(point.skills(), List.of()) + adds);
            case DISTANCE ->
                new Relaxation(
                        "distance", amount, "meters", cost, "Let " + vehicle + " drive " + amount + " m more" + adds);
            case STOPS ->
                new Relaxation(
                        "stops", amount, "stops", cost, "Let " + vehicle + " make " + amount + " more stops" + adds);
            case VEHICLE -> new Relaxation("vehicle", amount, "vehicles", cost, "Use one more " + vehicle + adds);
            case PENALTY ->
                new Relaxation("penalty", cost.doubleValue(), currency, cost, "Raise its penalty above " + cost + ".");
        };
    }
}
