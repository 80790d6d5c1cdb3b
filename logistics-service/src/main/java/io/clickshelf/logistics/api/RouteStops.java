package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.FetchPlace;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.delivery.DeliveryTimes;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.Shipment;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.Visit;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.Underway;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Stops as the engine's tasks. Before anything is driven each is a visit from a warehouse. Later, goods on board stay with
 * their vehicle, and goods that lie elsewhere are fetched by whoever delivers them.
 */
final class RouteStops {

    private final RoutePlanRow plan;
    private final RoutePlaces places;
    private final Leeway leeway;
    private final @Nullable RouteFleet keeping;
    private final LogisticsProperties.Routes defaults;
    private final DeliveryTimes learnt;
    private final Instant origin;
    private final Set<String> served;
    private final Map<String, String> onBoard = new HashMap<>();
    private final Map<String, Underway.Parcel> parcels = new HashMap<>();

    /** @param keeping whose vehicles keep their stops, or null */
    RouteStops(
            RoutePlanRow plan,
            RoutePlaces places,
            Leeway leeway,
            @Nullable RouteFleet keeping,
            LogisticsProperties.Routes defaults,
            DeliveryTimes learnt) {
        this.plan = plan;
        this.places = places;
        this.leeway = leeway;
        this.keeping = keeping;
        this.defaults = defaults;
        this.learnt = learnt;
        this.origin = Objects.requireNonNull(plan.request().departAt());
        Underway underway = plan.underway();
        this.served = underway == null ? Set.of() : new HashSet<>(underway.served());
        if (underway != null) {
            underway.moving().forEach(moving -> moving.onBoard().forEach(id -> onBoard.put(id, moving.vehicle())));
            underway.parcels().forEach(parcel -> parcels.put(parcel.id(), parcel));
        }
    }

    /** Whose stop each task of the problem is, by its number. */
    List<DeliveryPoint> addTo(RoutingProblem.Builder problem) {
        List<DeliveryPoint> tasks = new ArrayList<>();
        List<DeliveryPoint> fetched = new ArrayList<>();
        for (DeliveryPoint point : Objects.requireNonNull(plan.request().deliveryPoints())) {
            if (served.contains(point.id())) {
                continue;
            }
            check(point);
            if (parcels.containsKey(point.id()) || fetchedOnTheWay(point)) {
                fetched.add(point);
            } else {
                problem.visit(visit(point));
                tasks.add(point);
            }
        }
        for (DeliveryPoint point : fetched) {
            problem.shipment(shipment(point));
            tasks.add(point);
            tasks.add(point);
        }
        return tasks;
    }

    private void check(DeliveryPoint point) {
        if (point.fetchFrom() != null && (point.pickup() != null || point.warehouseIds() != null)) {
            throw new IllegalArgumentException("Delivery point " + point.id()
                    + " has its goods fetched (fetchFrom); leave its pickup and warehouseIds out.");
        }
        if (point.fetchFrom() != null && plan.request().matrix() != null) {
            throw new IllegalArgumentException("The matrix has no row for the place that the goods of delivery point "
                    + point.id() + " are fetched from; leave the matrix or fetchFrom out.");
        }
    }

    private boolean fetchedOnTheWay(DeliveryPoint point) {
        return point.fetchFrom() != null && !onBoard.containsKey(point.id());
    }

    private Visit visit(DeliveryPoint point) {
        Visit.Builder visit = stop(point)
                .delivery(RouteProblems.load(point.demand(), point.pickup() == null ? 1 : 0))
                .pickup(RouteProblems.load(point.pickup(), 0));
        if (point.readyAt() != null) {
            visit.releaseTime(Math.max(0, RouteProblems.seconds(origin, point.readyAt())));
        }
        if (point.penalty() != null) {
            visit.penalty(RouteProblem.costUnits(point.penalty()));
        }
        Set<String> skills = skills(point);
        String vehicle = onBoard.get(point.id());
        if (vehicle != null) {
            skills.add(RouteFleet.onBoardSkill(vehicle));
        } else if (point.demand() != null || point.pickup() == null) {
            skills.add(RouteFleet.AT_DEPOT);
            if (point.warehouseIds() != null) {
                skills.add(RouteProblems.groupSkill(new TreeSet<>(point.warehouseIds())));
            }
            keep(point, skills);
        }
        return visit.skills(skills).build();
    }

    private void keep(DeliveryPoint point, Set<String> skills) {
        Underway underway = plan.underway();
        if (keeping != null && underway != null && underway.vehicles().containsKey(point.id())) {
            String keep = RouteFleet.keepSkill(
                    Objects.requireNonNull(underway.vehicles().get(point.id())));
            if (keeping.types().stream().anyMatch(type -> type.skills().contains(keep))) {
                skills.add(keep);
            }
        }
    }

    private static Set<String> skills(DeliveryPoint point) {
        return new HashSet<>(Objects.requireNonNullElse(point.skills(), List.of()));
    }

    private Shipment shipment(DeliveryPoint point) {
        Underway.Parcel parcel = parcels.get(point.id());
        Visit fetch = (parcel == null ? fetch(point, Objects.requireNonNull(point.fetchFrom())) : fetch(point, parcel))
                .skills(skills(point))
                .priority(priority(point))
                .build();
        Load amount = RouteProblems.load(point.demand(), 1);
        return new Shipment(
                fetch,
                stop(point).skills(skills(point)).build(),
                amount,
                point.penalty() == null ? Visit.REQUIRED : RouteProblem.costUnits(point.penalty()));
    }

    /** From where a change left it. */
    private Visit.Builder fetch(DeliveryPoint point, Underway.Parcel parcel) {
        return Visit.at(point.id(), places.of(parcel.place(), parcel.latitude(), parcel.longitude()))
                .window(Math.max(0, RouteProblems.seconds(origin, parcel.readyAt())), TimeWindow.NEVER);
    }

    /** From where the request says it is. */
    private Visit.Builder fetch(DeliveryPoint point, FetchPlace from) {
        long ready = point.readyAt() == null ? 0 : Math.max(0, RouteProblems.seconds(origin, point.readyAt()));
        List<TimeWindow> windows =
                windows(from.timeWindows(), "that loads the goods of delivery point " + point.id()).stream()
                        .filter(window -> window.closes() >= ready)
                        .map(window -> new TimeWindow(Math.max(ready, window.opens()), window.closes()))
                        .toList();
        if (windows.isEmpty() && from.timeWindows() != null) {
            throw new IllegalArgumentException("The goods of delivery point " + point.id()
                    + " can't be fetched: the windows of fetchFrom are over before they are ready.");
        }
        return Visit.at(point.id(), places.of(RoutePlaces.stop(point.id()), from.latitude(), from.longitude()))
                .service(Objects.requireNonNullElse(from.serviceSeconds(), 0))
                .windows(windows.isEmpty() ? List.of(new TimeWindow(ready, TimeWindow.NEVER)) : windows);
    }

    private Visit.Builder stop(DeliveryPoint point) {
        Visit.Builder visit = Visit.at(point.id(), places.of(RoutePlaces.stop(point.id())))
                .service(Math.round(service(point)))
                .priority(priority(point));
        if (point.lateCostPerHour() != null) {
            visit.lateAt(RouteProblem.costUnits(point.lateCostPerHour()) / 3600);
        }
        List<TimeWindow> windows = windows(point);
        return windows.isEmpty() ? visit : visit.windows(windows);
    }

    private static int priority(DeliveryPoint point) {
        return Objects.requireNonNullElse(point.priority(), 0);
    }

    /** As said, or as learnt for the place and the hour of the window. */
    private double service(DeliveryPoint point) {
        if (point.serviceSeconds() != null) {
            return point.serviceSeconds();
        }
        if (learnt.outcomes() == 0) {
            return defaults.serviceSeconds();
        }
        Instant when = point.timeWindows() == null
                ? origin
                : point.timeWindows().getFirst().start();
        return learnt.service()
                .at(
                        point.latitude(),
                        point.longitude(),
                        when.atOffset(ZoneOffset.UTC).getHour());
    }

    private List<TimeWindow> windows(DeliveryPoint point) {
        List<TimeWindow> windows = windows(point.timeWindows(), "of delivery point " + point.id());
        Instant held = leeway.held().get(point.id());
        if (held != null) {
            long from = RouteProblems.seconds(origin, held.minus(Leeway.NOTICEABLE));
            long to = RouteProblems.seconds(origin, held.plus(Leeway.NOTICEABLE));
            List<TimeWindow> still = windows.stream()
                    .filter(window -> window.opens() <= to && window.closes() >= from)
                    .map(window -> new TimeWindow(Math.max(window.opens(), from), Math.min(window.closes(), to)))
                    .toList();
            return still.isEmpty() ? List.of(new TimeWindow(Math.max(0, from), to)) : still;
        }
        Long until = leeway.relaxed().get(point.id());
        if (until != null && point.timeWindows() != null) {
            long opens =
                    RouteProblems.seconds(origin, point.timeWindows().getFirst().start());
            return List.of(new TimeWindow(Math.max(0, opens), until));
        }
        if (windows.isEmpty() && point.timeWindows() != null) {
            throw new IllegalArgumentException("All time windows of delivery point " + point.id()
                    + " end before vehicles may leave (" + origin + "); set departAt or the windows.");
        }
        return windows;
    }

    /** Those that are not over before anything leaves. */
    private List<TimeWindow> windows(@Nullable List<io.clickshelf.contracts.event.TimeWindow> said, String whose) {
        List<TimeWindow> windows = new ArrayList<>();
        for (var window : Objects.requireNonNullElse(said, List.<io.clickshelf.contracts.event.TimeWindow>of())) {
            if (window.end().isBefore(window.start())) {
                throw new IllegalArgumentException("A time window " + whose + " ends (" + window.end()
                        + ") before it starts (" + window.start() + ").");
            }
            if (!window.end().isBefore(origin)) {
                windows.add(new TimeWindow(
                        Math.max(0, RouteProblems.seconds(origin, window.start())),
                        RouteProblems.seconds(origin, window.end())));
            }
        }
        return windows;
    }
}
