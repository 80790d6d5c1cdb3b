package io.clickshelf.contracts.logistics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who goes where, when.
 *
 * @param routePlan  ids of the stops by warehouse, in the order of its routes
 * @param unassigned what can't be served, and why
 * @param changes    against the plan this one came from
 * @param notes      what was assumed
 */
public record RouteResponse(
        Map<String, List<String>> routePlan,
        List<DeliveryRoute> routes,
        List<UnassignedStop> unassigned,
        RouteSummary summary,
        @Nullable List<StopChange> changes,
        List<String> notes,
        String planId,
        String decisionId,
        String modelVersion) {}
