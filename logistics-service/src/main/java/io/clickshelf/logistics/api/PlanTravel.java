package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.logistics.api.RouteFleet.TravelProfile;
import io.clickshelf.logistics.model.routing.Travel;
import java.util.HashMap;
import java.util.Map;

/** Travel between the places of one plan, made once for each profile however many searches the plan takes. */
final class PlanTravel {

    private final RouteRoads roads;
    private final RouteRequest request;
    private final Map<Key, Travel> known = new HashMap<>();
    private final Map<Key, Travel> tables = new HashMap<>();

    /** The places of a plan come in the same order each time, so their number says which there are. */
    private record Key(TravelProfile profile, int places) {}

    PlanTravel(RouteRoads roads, RouteRequest request) {
        this.roads = roads;
        this.request = request;
    }

    /** For a look at a few legs. */
    Travel of(RoutePlaces places, TravelProfile profile) {
        return known.computeIfAbsent(
                new Key(profile, places.size()), key -> roads.travel(request, places, key.profile()));
    }

    /** For a search, which looks at all legs. */
    Travel table(RoutePlaces places, TravelProfile profile) {
        return tables.computeIfAbsent(
                new Key(profile, places.size()),
                key -> of(places, key.profile()).tabulated());
    }
}
