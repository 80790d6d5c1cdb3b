package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.RoadCondition;
import io.clickshelf.contracts.logistics.RouteChange;
import io.clickshelf.contracts.logistics.RouteGeometry;
import io.clickshelf.contracts.logistics.RoutePlan;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.logistics.store.RoadConditions;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.RoutePlans;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** How to deliver. */
@RestController
@RolesAllowed(Role.OPERATIONS)
@Tag(name = "Routes", description = "Which vehicle brings what where, and when.")
class RouteController {

    private final RoutePlanning planning;
    private final RoutePlans plans;
    private final RouteEvents events;
    private final RoadConditions roads;
    private final RouteShapes shapes;

    RouteController(
            RoutePlanning planning, RoutePlans plans, RouteEvents events, RoadConditions roads, RouteShapes shapes) {
        this.planning = planning;
        this.plans = plans;
        this.events = events;
        this.roads = roads;
        this.shapes = shapes;
    }

    @PostMapping("/optimize_routes")
    @Operation(
            summary = "Routes",
            description = "{} plans today's open orders. Large plans answer 202 with an id; see /route_plans/{planId}.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"warehouseLocations\":[[\"W1\",40.7,-74.0]],\"deliveryPoints\":[[\"O1\",40.71,-74.01]]}")))
    ResponseEntity<Object> optimize(@Valid @RequestBody RouteRequest request) {
        return answer(planning.plan(request));
    }

    @GetMapping("/route_plans")
    @Operation(
            summary = "Plans, newest first",
            description = "With current=true only those that are followed and nothing has replaced.")
    List<RoutePlan> newest(
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int limit,
            @RequestParam(defaultValue = "false") boolean current) {
        return plans.newest(limit, current);
    }

    @GetMapping("/road_conditions")
    @Operation(summary = "Traffic, weather and closures as they are known from external data")
    List<RoadCondition> roads() {
        return roads.all();
    }

    @GetMapping("/route_plans/{planId}")
    @Operation(summary = "A plan: its progress, and its result once it is done")
    RoutePlan plan(@PathVariable String planId) {
        return find(planId).plan();
    }

    @GetMapping(path = "/route_plans/{planId}/geojson", produces = "application/geo+json")
    @Operation(
            summary =
                    "A plan's routes as GeoJSON: along the roads where an OpenStreetMap file is named, else in straight lines")
    RouteGeometry geometry(@PathVariable String planId) {
        RoutePlanRow plan = find(planId);
        RouteResponse result = plan.plan().result();
        if (result == null) {
            throw ProblemException.conflict("plan_not_done", "Route plan " + planId + " has no result yet.");
        }
        return shapes.of(plan.request(), result);
    }

    @GetMapping(path = "/route_plans/{planId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Better answers as they are found, then the result, as server-sent events")
    SseEmitter events(@PathVariable String planId) {
        find(planId);
        return events.follow(planId);
    }

    @PostMapping("/route_plans/{planId}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Stop searching, with the best answer so far")
    RoutePlan stop(@PathVariable String planId) {
        plans.requestStop(find(planId).plan().planId());
        return find(planId).plan();
    }

    @PostMapping("/route_plans/{planId}/change")
    @Operation(summary = "The same plan with this change, and what it changes for whom")
    ResponseEntity<Object> change(@PathVariable String planId, @Valid @RequestBody RouteChange change) {
        return answer(planning.change(find(planId), change, null));
    }

    private static ResponseEntity<Object> answer(RoutePlan plan) {
        return plan.result() != null
                ? ResponseEntity.ok(plan.result())
                : ResponseEntity.accepted()
                        .location(URI.create("/route_plans/" + plan.planId()))
                        .body(plan);
    }

    private RoutePlanRow find(String planId) {
        return plans.find(planId)
                .orElseThrow(() -> ProblemException.notFound("There is no route plan \"" + planId + "\"."));
    }
}
