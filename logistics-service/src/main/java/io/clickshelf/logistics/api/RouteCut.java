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
        // It is at its warehouse at least.
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
        boolean back = driven > 0 && stops.get(driven - 1).kind().equals("end");
        List<RouteStop> behind = stops.subList(0, back ? driven - 1 : driven);
        RouteStop last = stops.get(driven - 1);
        RouteStop standing = standing();
        boolean depot = !standing.kind().equals("delivery") && !standing.kind().equals("load");
        boolean next = driven < stops.size() && stops.get(driven).kind().equals("end");
        boolean home =
                back || position == null && !lost && next && !last.leavesAt().isAfter(at);
        RouteStop where = home && !back ? stops.get(driven) : last;
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
                home || depot
                        ? RoutePlaces.warehouse(route.warehouseId())
                        : RoutePlaces.stop(Objects.requireNonNull(standing.id())),
                position(home, true),
                position(home, false),
                later(freeAt, at),
                where.distanceMeters(),
                (int) behind.stream()
                        .filter(stop -> stop.kind().equals("delivery"))
                        .count(),
                aboard,
                waste(removed, before));
    }

    /** The last stop behind that is a place; a break is taken where the vehicle is. */
    private RouteStop standing() {
        int at = driven - 1;
        while (at > 0 && VehicleBreaks.isPause(route.stops().get(at))) {
            at--;
        }
        return route.stops().get(at);
    }

    private @Nullable Double position(boolean home, boolean latitude) {
        if (position != null) {
            return latitude ? position.latitude() : position.longitude();
        }
        RouteStop last = standing();
        // A load stop lies where its goods were, not where its delivery goes.
        return !home && last.kind().equals("load") ? latitude ? last.latitude() : last.longitude() : null;
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
