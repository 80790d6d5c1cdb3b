package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.RouteChange;
import io.clickshelf.contracts.logistics.UnassignedStop;
import io.clickshelf.logistics.store.RoutePlanRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What became of a plan's own orders since it was made: those that came, and those that are wanted no more. */
@Component
class OrderRefresh {

    private final TodaysOrders todaysOrders;

    OrderRefresh(TodaysOrders todaysOrders) {
        this.todaysOrders = todaysOrders;
    }

    /** The change with them, and what can't be served for want of goods. */
    record Refreshed(RouteChange change, List<UnassignedStop> unserved) {}

    /** @throws IllegalArgumentException if the plan is not one for own orders */
    Refreshed of(RoutePlanRow plan, RouteChange change, Instant at) {
        if (plan.planDate() == null) {
            throw new IllegalArgumentException("Plan " + plan.plan().planId()
                    + " is for stops that were sent with it, not for own orders; send add and remove.");
        }
        TodaysOrders.Day day =
                todaysOrders.of(Objects.requireNonNull(plan.request().warehouseLocations()), at);
        Set<String> known = ids(Objects.requireNonNull(plan.request().deliveryPoints()));
        Set<String> wanted = ids(day.points());
        Objects.requireNonNull(plan.request().deliveryPoints()).stream()
                .filter(point -> point.partOf() != null)
                .forEach(part -> {
                    if (wanted.contains(part.partOf())) {
                        wanted.add(part.id());
                    }
                    known.add(String.valueOf(part.partOf()));
                });
        List<DeliveryPoint> added = new ArrayList<>(Objects.requireNonNullElse(change.add(), List.<DeliveryPoint>of()));
        List<UnassignedStop> unserved = new ArrayList<>(day.unserved());
        RouteStocks stocks = RouteStocks.beside(
                Objects.requireNonNull(plan.plan().result()),
                plan.request()
                        .resolved(
                                Objects.requireNonNull(plan.request().warehouseLocations()),
                                day.points(),
                                at,
                                plan.request().conditions())
                        .stocked(day.stock()));
        for (DeliveryPoint point : day.points()) {
            if (point.goods() == null && !known.contains(point.id())) {
                added.add(point);
            } else if (!known.contains(point.id())) {
                // Others were promised theirs: what came since takes what they leave.
                stocks.nearest(point)
                        .ifPresentOrElse(
                                warehouse -> {
                                    stocks.take(point, warehouse);
                                    added.add(point.from(warehouse));
                                },
                                () -> unserved.add(noneLeft(point)));
            }
        }
        Set<String> removed = new HashSet<>(Objects.requireNonNullElse(change.remove(), List.of()));
        List<String> served =
                new RouteChanges(plan, RouteChange.at(at), at).underway().served();
        known.stream()
                .filter(id -> !wanted.contains(id) && !served.contains(id))
                .forEach(removed::add);
        return new Refreshed(change.with(added, List.copyOf(removed)), unserved);
    }

    private static UnassignedStop noneLeft(DeliveryPoint point) {
        return new UnassignedStop(
                point.id(),
                "stock",
                "No warehouse has enough of " + point.goods() + " left beside the orders that were planned before.",
                "Bring more of its goods to a warehouse.",
                List.of());
    }

    private static Set<String> ids(List<DeliveryPoint> points) {
        Set<String> ids = new HashSet<>();
        points.forEach(point -> ids.add(point.id()));
        return ids;
    }
}
