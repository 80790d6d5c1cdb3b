package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.ProposalsDecision;
import io.clickshelf.contracts.warehouse.PutAwayRequest;
import io.clickshelf.contracts.warehouse.PutAwayResponse;
import io.clickshelf.contracts.warehouse.WarehouseProposal;
import io.clickshelf.contracts.warehouse.WarehouseRequest;
import io.clickshelf.contracts.warehouse.WarehouseResponse;
import io.clickshelf.logistics.store.warehouse.WarehouseProposals;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where to put it. */
@RestController
@RolesAllowed(Role.OPERATIONS)
@Tag(name = "Slotting", description = "Where products should lie, what to carry, and where arrived goods go.")
class SlottingController {

    private static final ProposalsDecision ALL = new ProposalsDecision(null, null, null);

    private final WarehouseOptimizer optimizer;
    private final WarehouseProposals proposals;
    private final Carrying carrying;
    private final PutAwayPlanning putAway;

    SlottingController(
            WarehouseOptimizer optimizer, WarehouseProposals proposals, Carrying carrying, PutAwayPlanning putAway) {
        this.optimizer = optimizer;
        this.proposals = proposals;
        this.carrying = carrying;
        this.putAway = putAway;
    }

    @PostMapping("/optimize_warehouse")
    @Operation(
            summary = "Places for products: moves, placements and replenishments",
            description = "{} plans every warehouse that has a layout, from own catalogue, forecasts and orders.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"layout\":{\"aisles\":4,\"bays\":10},\"orders\":[[\"O1\",\"P1\",\"P2\"],[\"O2\",\"P1\"]]}")))
    WarehouseResponse optimize(@Valid @RequestBody WarehouseRequest request, Principal caller) {
        return optimizer.optimize(request, caller.getName());
    }

    @PostMapping("/put_away")
    @Operation(summary = "Places for goods that have arrived: pallets, cartons and returns")
    PutAwayResponse putAway(@Valid @RequestBody PutAwayRequest request, Principal caller) {
        return putAway.plan(request, caller.getName());
    }

    @GetMapping("/warehouses/{id}/proposals")
    @Operation(
            summary = "Moves, placements, replenishments and put-aways: newest day first, in the order of their steps")
    List<WarehouseProposal> list(
            @PathVariable String id,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String status,
            @RequestParam(defaultValue = "1000") int limit) {
        if (limit < 1 || limit > 10_000) {
            throw new IllegalArgumentException("limit is " + limit + "; ask for 1 to 10000.");
        }
        return proposals.list(id, kind, status, limit);
    }

    @GetMapping("/warehouses/{id}/proposals/{proposalId}")
    @Operation(summary = "One proposal, what it has really saved, and who did what")
    WarehouseProposal one(@PathVariable String id, @PathVariable String proposalId) {
        return carrying.one(id, proposalId);
    }

    @PostMapping("/warehouses/{id}/proposals/approve")
    @Operation(summary = "Approve some proposals, or all that are pending")
    List<WarehouseProposal> approve(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable ProposalsDecision decision,
            Principal caller) {
        return decide(id, WarehouseProposals.APPROVED, decision, caller);
    }

    @PostMapping("/warehouses/{id}/proposals/reject")
    @Operation(summary = "Reject some proposals, or all that are pending: not proposed again that day")
    List<WarehouseProposal> reject(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable ProposalsDecision decision,
            Principal caller) {
        return decide(id, WarehouseProposals.REJECTED, decision, caller);
    }

    @PostMapping("/warehouses/{id}/proposals/done")
    @Operation(
            summary = "Report some proposals, or all that are approved, as carried out: products lie there from now on")
    List<WarehouseProposal> done(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable ProposalsDecision decision,
            Principal caller) {
        return decide(id, WarehouseProposals.DONE, decision, caller);
    }

    private List<WarehouseProposal> decide(
            String id, String status, @Nullable ProposalsDecision decision, Principal caller) {
        return carrying.decide(id, status, Objects.requireNonNullElse(decision, ALL), caller.getName());
    }
}
