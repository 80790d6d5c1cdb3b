package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryOutcome;
import io.clickshelf.contracts.logistics.RouteChange;
import io.clickshelf.contracts.logistics.RoutePlan;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.logistics.store.OpenOrders;
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
import java.net.URI;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
    private final OpenOrders orders;

    RouteController(RoutePlanning planning, RoutePlans plans, RouteEvents events, OpenOrders orders) {
        this.planning = planning;
        this.plans = plans;
        this.events = events;
        this.orders = orders;
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

    @GetMapping("/route_plans/{planId}")
    @Operation(summary = "A plan: its progress, and its result once it is done")
    RoutePlan plan(@PathVariable String planId) {
        return find(planId).plan();
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
        return answer(planning.change(find(planId), change));
    }

    @PostMapping("/deliveries")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Report a delivery: the order is no longer open")
    void delivered(@Valid @RequestBody DeliveryOutcome outcome, Principal caller) {
        orders.delivered(outcome.orderId(), outcome.deliveredAt(), outcome.comment(), caller.getName());
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
