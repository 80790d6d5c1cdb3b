package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.PickOutcome;
import io.clickshelf.contracts.warehouse.PickPlanState;
import io.clickshelf.contracts.warehouse.PickRequest;
import io.clickshelf.contracts.warehouse.PickWave;
import io.clickshelf.contracts.warehouse.ProposalsDecision;
import io.clickshelf.contracts.warehouse.WaveJoin;
import io.clickshelf.logistics.store.warehouse.PickPlans;
import io.clickshelf.logistics.store.warehouse.PickWaves;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How to pick. */
@RestController
@RolesAllowed(Role.OPERATIONS)
@Tag(name = "Picking", description = "Which orders are picked together, in which order, by whom; and what came of it.")
class PickController {

    private final PickPlanning planning;
    private final PickPlans plans;
    private final Waves waves;

    PickController(PickPlanning planning, PickPlans plans, Waves waves) {
        this.planning = planning;
        this.plans = plans;
        this.waves = waves;
    }

    @PostMapping("/pick_routes")
    @Operation(
            summary = "Batches and routes",
            description =
                    "{} plans the open orders of every warehouse that has a layout. Large plans answer 202 with an"
                            + " id; see /pick_plans/{planId}.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"layout\":{\"aisles\":4,\"bays\":10},\"orders\":[[\"O1\",\"A01-L03\"],[\"O2\",\"A04-R09\"]]}")))
    ResponseEntity<Object> pick(@Valid @RequestBody PickRequest request, Principal caller) {
        PickPlanState plan = planning.plan(request, caller.getName());
        return plan.result() != null
                ? ResponseEntity.ok(plan.result())
                : ResponseEntity.accepted()
                        .location(URI.create("/pick_plans/" + plan.planId()))
                        .body(plan);
    }

    @GetMapping("/pick_plans/{planId}")
    @Operation(summary = "A plan: its progress, and its result once it is done")
    PickPlanState plan(@PathVariable String planId) {
        return plans.find(planId)
                .orElseThrow(() -> ProblemException.notFound("There is no pick plan \"" + planId + "\"."));
    }

    @GetMapping("/pick_waves")
    @Operation(summary = "Waves, newest first, without their batches")
    List<PickWave> list(@RequestParam @Nullable String warehouseId, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit is " + limit + "; ask for 1 to 1000.");
        }
        return waves.list(warehouseId, limit);
    }

    @GetMapping("/pick_waves/{waveId}")
    @Operation(summary = "A wave with its batches as they stand, what it really saved, and who did what")
    PickWave wave(@PathVariable String waveId) {
        return waves.one(waveId);
    }

    @PostMapping("/pick_waves/{waveId}/approve")
    @Operation(summary = "Let it be picked")
    PickWave approve(
            @PathVariable String waveId,
            @Valid @RequestBody(required = false) @Nullable ProposalsDecision decision,
            Principal caller) {
        return waves.decide(waveId, PickWaves.APPROVED, decision, caller.getName());
    }

    @PostMapping("/pick_waves/{waveId}/reject")
    @Operation(summary = "Reject: not proposed again for the same orders in the same places")
    PickWave reject(
            @PathVariable String waveId,
            @Valid @RequestBody(required = false) @Nullable ProposalsDecision decision,
            Principal caller) {
        return waves.decide(waveId, PickWaves.REJECTED, decision, caller.getName());
    }

    @PostMapping("/pick_waves/{waveId}/join")
    @Operation(summary = "Orders join the batches that are not begun; {} takes the open orders that are in no wave")
    PickWave join(@PathVariable String waveId, @Valid @RequestBody WaveJoin join, Principal caller) {
        return waves.join(waveId, join, caller.getName());
    }

    @PostMapping("/picks")
    @Operation(summary = "Report a batch begun or done; what it took teaches the times of later plans")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"warehouseId\":\"W1\",\"picker\":\"Kim\",\"meters\":180,\"linesByZone\":{\"\":14},\"units\":20,\"seconds\":390}")))
    PickOutcome outcome(@Valid @RequestBody PickOutcome outcome, Principal caller) {
        return waves.report(outcome, caller.getName());
    }
}
