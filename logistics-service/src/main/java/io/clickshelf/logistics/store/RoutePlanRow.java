package io.clickshelf.logistics.store;

import io.clickshelf.contracts.logistics.RoutePlan;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.UnassignedStop;
import java.util.List;

/**
 * A plan as it is kept.
 *
 * @param request  with its places and time filled in, so that it gives the same problem whenever it is taken up
 * @param unserved stops that were left out before the search
 */
public record RoutePlanRow(RoutePlan plan, RouteRequest request, List<UnassignedStop> unserved, List<String> notes) {}
