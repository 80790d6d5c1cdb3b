package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryRoute;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.contracts.logistics.RouteStop;
import io.clickshelf.contracts.logistics.StopChange;
import io.clickshelf.contracts.logistics.UnassignedStop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a new plan changes for whom. */
final class StopChanges {

    private StopChanges() {}

    /** Where and when a stop is served; no time where it is not. */
    private record Service(
            @Nullable Instant arrives,
            @Nullable Instant starts,
            @Nullable String vehicle,
            @Nullable String warehouse) {
        static final Service NONE = new Service(null, null, null, null);
    }

    static List<StopChange> between(RouteResponse before, List<DeliveryRoute> routes, List<UnassignedStop> unassigned) {
        Map<String, Service> old = services(before.routes(), before.unassigned());
        Map<String, Service> now = services(routes, unassigned);
        List<StopChange> changes = new ArrayList<>();
        old.forEach((id, service) -> {
            if (!now.containsKey(id)) {
                changes.add(change(id, "removed", service, Service.NONE));
            }
        });
        now.forEach((id, service) -> {
            Service then = old.get(id);
            String what = then == null ? "added" : what(then, service);
            if (what != null) {
                changes.add(change(id, what, then == null ? Service.NONE : then, service));
            }
        });
        return changes;
    }

    private static Map<String, Service> services(List<DeliveryRoute> routes, List<UnassignedStop> unassigned) {
        Map<String, Service> services = new TreeMap<>();
        for (DeliveryRoute route : routes) {
            for (RouteStop stop : route.stops()) {
                if (stop.kind().equals("delivery") && stop.id() != null) {
                    services.put(
                            stop.id(),
                            new Service(stop.arrivesAt(), stop.startsAt(), route.vehicle(), route.warehouseId()));
                }
            }
        }
        unassigned.forEach(stop -> services.put(stop.id(), Service.NONE));
        return services;
    }

    private static @Nullable String what(Service then, Service now) {
        if (then.starts() == null || now.starts() == null) {
            if (now.starts() != null) {
                return "assigned";
            }
            return then.starts() == null ? null : "unassigned";
        }
        if (!String.valueOf(then.warehouse()).equals(now.warehouse())) {
            return "warehouse";
        }
        if (!String.valueOf(then.vehicle()).equals(now.vehicle())) {
            return "vehicle";
        }
        return Duration.between(then.starts(), now.starts()).abs().compareTo(Leeway.NOTICEABLE) > 0 ? "time" : null;
    }

    private static StopChange change(String id, String what, Service then, Service now) {
        return new StopChange(id, what, then.arrives(), now.arrives(), then.vehicle(), now.vehicle());
    }
}
