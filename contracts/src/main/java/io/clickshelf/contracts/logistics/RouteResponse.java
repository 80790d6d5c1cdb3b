package io.clickshelf.contracts.logistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who goes where, when.
 *
 * @param routePlan  ids of the stops by warehouse, in the order of its routes
 * @param unassigned what can't be served, and why
 * @param planDate   the day of the own orders that it delivers
 * @param conditions of roads that it reckons with
 * @param changes    against the plan this one came from
 * @param notes      what was assumed
 */
public record RouteResponse(
        Map<String, List<String>> routePlan,
        List<DeliveryRoute> routes,
        List<UnassignedStop> unassigned,
        RouteSummary summary,
        @Nullable LocalDate planDate,
        List<RoadCondition> conditions,
        @Nullable List<StopChange> changes,
        List<String> notes,
        String planId,
        String decisionId,
        String modelVersion) {}
