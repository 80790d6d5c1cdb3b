package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.DeliveryRoute;
import io.clickshelf.contracts.logistics.RouteStop;
import io.clickshelf.contracts.logistics.VehiclePosition;
import io.clickshelf.logistics.store.Underway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A route of a plan cut at a time: what is behind the vehicle, where it can go on, and what it has on board. A vehicle
 * between two stops of which nobody says where it is goes on to the next first.
 */
final class RouteCut {

    private final DeliveryRoute route;
    private final Instant at;
    private final @Nullable VehiclePosition position;
    private final boolean lost;
    private final int driven;

    /** @param position where it is, if it was seen */
    RouteCut(DeliveryRoute route, Instant at, @Nullable VehiclePosition position, boolean lost) {
        this.route = route;
        this.at = at;
        this.position = position;
        this.lost = lost;
        this.driven = driven();
    }

    private int driven() {
        List<RouteStop> stops = route.stops();
        int behind = 0;
        String seen = position == null ? null : position.lastStop();
        for (int i = 0; i < stops.size(); i++) {
            RouteStop stop = stops.get(i);
            boolean due = !stop.arrivesAt().isAfter(at);
            boolean made = seen == null ? due : i == 0 || seen.equals(stop.id()) && (due || !loadedBefore(i));
            if (made) {
                behind = i + 1;
            }
        }
        boolean onTheWay = behind < stops.size()
                && behind > 0
                && !stops.get(behind - 1).leavesAt().isAfter(at);
        if (onTheWay && position == null && !lost && !stops.get(behind).kind().equals("end")) {
            behind++;
        }
        // It is where it starts at least.
        return Math.max(1, behind);
    }

    /** Whether a stop before was the load of this one: both have one id, and the delivery is not made before its time. */
    private boolean loadedBefore(int stop) {
        return route.stops().subList(0, stop).stream()
                .anyMatch(before -> before.kind().equals("load")
                        && Objects.equals(before.id(), route.stops().get(stop).id()));
    }

    /** Whether it has left at all. */
    boolean departed() {
        return position != null || route.departsAt().isBefore(at);
    }

    /** Ids of the deliveries that are behind. */
    List<String> served() {
        return deliveries(0, driven);
    }

    /** Ids of those that are not. */
    List<String> ahead() {
        return deliveries(driven, route.stops().size());
    }

    private List<String> deliveries(int from, int to) {
        return route.stops().subList(from, to).stream()
                .filter(stop -> stop.kind().equals("delivery"))
                .map(stop -> Objects.requireNonNull(stop.id()))
                .toList();
    }

    /** Deliveries whose goods it has. */
    List<String> onBoard() {
        List<String> loadedLater = route.stops().subList(driven, route.stops().size()).stream()
                .filter(stop -> stop.kind().equals("load"))
                .map(stop -> Objects.requireNonNull(stop.id()))
                .toList();
        List<String> aboard = new ArrayList<>();
        for (RouteStop stop : route.stops().subList(driven, route.stops().size())) {
            if (stop.kind().equals("reload")) {
                break;
            }
            if (stop.kind().equals("delivery") && !loadedLater.contains(stop.id())) {
                aboard.add(Objects.requireNonNull(stop.id()));
            }
        }
        return aboard;
    }

    /**
     * @param points that are still wanted, by id
     * @param before what it was when the plan was made, whose waste it still carries
     */
    Underway.Moving moving(Map<String, DeliveryPoint> points, Set<String> removed, Underway.@Nullable Moving before) {
        List<RouteStop> stops = route.stops();
        RouteStop last = stops.get(driven - 1);
        boolean over = last.kind().equals("end");
        List<RouteStop> behind = stops.subList(0, over ? driven - 1 : driven);
        boolean next = driven < stops.size() && isPlacedEnd(stops.get(driven));
        boolean home = isPlacedEnd(last)
                || position == null && !lost && next && !last.leavesAt().isAfter(at);
        RouteStop where = home && !over ? stops.get(driven) : last;
        RouteStop standing = home ? where : standing();
        Instant freeAt = home
                ? where.arrivesAt()
                : position != null ? later(Objects.requireNonNullElse(position.at(), at), at) : where.leavesAt();
        List<String> aboard = onBoard().stream().filter(points::containsKey).toList();
        return new Underway.Moving(
                route.vehicleId(),
                route.vehicleNumber(),
                route.warehouseId(),
                lost,
                home,
                behind,
                place(standing),
                position == null ? latitude(standing) : position.latitude(),
                position == null ? longitude(standing) : position.longitude(),
                home ? freeAt : later(freeAt, at),
                where.distanceMeters(),
                (int) behind.stream()
                        .filter(stop -> stop.kind().equals("delivery"))
                        .count(),
                aboard,
                waste(removed, before));
    }

    /** Whether a stop is the end of a route that is not open. */
    private static boolean isPlacedEnd(RouteStop stop) {
        return stop.kind().equals("end") && stop.latitude() != null;
    }

    /** The last stop behind that is a place; a break is taken, and an open route ends, where the vehicle is. */
    private RouteStop standing() {
        int at = driven - 1;
        while (at > 0 && route.stops().get(at).latitude() == null) {
            at--;
        }
        return route.stops().get(at);
    }

    private String place(RouteStop standing) {
        boolean task = standing.kind().equals("delivery") || standing.kind().equals("load");
        return task
                ? RoutePlaces.stop(Objects.requireNonNull(standing.id()))
                : RoutePlaces.warehouse(Objects.requireNonNullElse(standing.id(), route.warehouseId()));
    }

    private static @Nullable Double latitude(RouteStop standing) {
        return apart(standing) ? standing.latitude() : null;
    }

    private static @Nullable Double longitude(RouteStop standing) {
        return apart(standing) ? standing.longitude() : null;
    }

    /** A load lies where its goods were, not where its delivery goes; routes may start and end anywhere. */
    private static boolean apart(RouteStop standing) {
        return standing.kind().equals("load") || standing.id() == null;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** Goods that were cancelled after they had been loaded. */
    private List<Integer> waste(Set<String> removed, Underway.@Nullable Moving before) {
        List<Integer> waste = new ArrayList<>(before == null ? List.of() : before.waste());
        long gone = onBoard().stream().filter(removed::contains).count();
        for (RouteStop stop : gone == 0
                ? List.<RouteStop>of()
                : route.stops().subList(driven, route.stops().size())) {
            if (removed.contains(String.valueOf(stop.id())) && stop.kind().equals("delivery")) {
                add(waste, stop);
            }
        }
        return waste;
    }

    /** What was unloaded there: the difference of the loads. */
    private void add(List<Integer> waste, RouteStop stop) {
        List<Integer> before =
                route.stops().get(route.stops().indexOf(stop) - 1).load();
        for (int d = 0; d < stop.load().size(); d++) {
            int unloaded = Math.max(
                    0, (d < before.size() ? before.get(d) : 0) - stop.load().get(d));
            if (d < waste.size()) {
                waste.set(d, waste.get(d) + unloaded);
            } else {
                waste.add(unloaded);
            }
        }
    }
}
