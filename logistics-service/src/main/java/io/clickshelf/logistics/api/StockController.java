package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.ProposalDecision;
import io.clickshelf.contracts.logistics.ProposalSnooze;
import io.clickshelf.contracts.logistics.StockProposal;
import io.clickshelf.contracts.logistics.StockReceipt;
import io.clickshelf.contracts.logistics.StockRequest;
import io.clickshelf.contracts.logistics.StockResponse;
import io.clickshelf.logistics.store.StockProposals;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.clickshelf.platform.time.EventClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What to stock. */
@RestController
@RolesAllowed(Role.OPERATIONS)
@Tag(name = "Stock", description = "Stock levels, orders and transfers, and the proposals that wait for approval.")
class StockController {

    private static final int MOST_LISTED = 10_000;

    private final StockOptimizer optimizer;
    private final StockProposals proposals;
    private final Receipts receipts;
    private final Clock clock;
    private final EventClock eventClock;

    StockController(
            StockOptimizer optimizer, StockProposals proposals, Receipts receipts, Clock clock, EventClock eventClock) {
        this.optimizer = optimizer;
        this.proposals = proposals;
        this.receipts = receipts;
        this.clock = clock;
        this.eventClock = eventClock;
    }

    @PostMapping("/optimize_stock")
    @Operation(
            summary = "Stock levels, orders and transfers",
            description = "{} plans every product that has a forecast.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject("{\"demandForecast\":{\"P1\":12.5},\"leadTime\":7}")))
    StockResponse optimize(@Valid @RequestBody StockRequest request, Principal caller) {
        return optimizer.optimize(request, caller.getName());
    }

    @GetMapping("/stock/proposals")
    @Operation(summary = "Proposed orders and transfers, newest first")
    List<StockProposal> list(
            @RequestParam @Nullable String status,
            @RequestParam @Nullable String productId,
            @RequestParam(defaultValue = "1000") int limit) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw new IllegalArgumentException("limit is " + limit + "; ask for 1 to " + MOST_LISTED + ".");
        }
        return proposals.list(status, productId, limit);
    }

    @GetMapping("/stock/proposals/{proposalId}")
    @Operation(summary = "One proposal, with who did what")
    StockProposal one(@PathVariable String proposalId) {
        return proposals.find(proposalId).orElseThrow(() -> unknown(proposalId));
    }

    @PostMapping("/stock/proposals/{proposalId}/approve")
    @Operation(summary = "Approve, if wanted with another quantity")
    StockProposal approve(
            @PathVariable String proposalId,
            @Valid @RequestBody(required = false) @Nullable ProposalDecision decision,
            Principal caller) {
        return decide(proposalId, StockProposals.APPROVED, decision, caller);
    }

    @PostMapping("/stock/proposals/{proposalId}/reject")
    @Operation(summary = "Reject: not proposed again in this period")
    StockProposal reject(
            @PathVariable String proposalId,
            @Valid @RequestBody(required = false) @Nullable ProposalDecision decision,
            Principal caller) {
        return decide(proposalId, StockProposals.REJECTED, decision, caller);
    }

    @PostMapping("/stock/proposals/{proposalId}/snooze")
    @Operation(summary = "Put off: not proposed again before that day")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject("{\"until\":\"2026-12-01\",\"comment\":\"after the fair\"}")))
    StockProposal snooze(@PathVariable String proposalId, @Valid @RequestBody ProposalSnooze snooze, Principal caller) {
        LocalDate today = LocalDate.now(eventClock);
        if (!snooze.until().isAfter(today)) {
            throw new IllegalArgumentException(
                    "until is " + snooze.until() + "; it must lie after today, " + today + ".");
        }
        boolean snoozed = proposals.snooze(
                proposalId, snooze.until(), snooze.comment(), caller.getName(), clock.instant(), eventClock.instant());
        return decided(proposalId, snoozed, StockProposals.SNOOZED);
    }

    @PostMapping("/stock/receipts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Report what suppliers delivered",
            description = "Lead times and their spread are learnt from it, by supplier.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "[{\"receiptId\":\"R1\",\"productId\":\"P1\",\"orderedOn\":\"2026-11-02\",\"receivedOn\":\"2026-11-11\"}]")))
    void receipts(@RequestBody @Size(min = 1, max = 10_000) List<@NotNull @Valid StockReceipt> sent, Principal caller) {
        receipts.keep(sent, caller.getName());
    }

    private StockProposal decide(String proposalId, String status, @Nullable ProposalDecision sent, Principal caller) {
        ProposalDecision decision = Objects.requireNonNullElse(sent, ProposalDecision.PLAIN);
        boolean decided = proposals.decide(
                proposalId,
                status,
                decision.quantity(),
                decision.comment(),
                caller.getName(),
                clock.instant(),
                eventClock.instant());
        return decided(proposalId, decided, status);
    }

    private StockProposal decided(String proposalId, boolean done, String status) {
        StockProposal now = one(proposalId);
        if (!done && !now.status().equals(status)) {
            throw ProblemException.conflict(
                    "already_decided",
                    "Proposal " + proposalId + " is " + now.status() + "; only a pending one can be " + status + ".");
        }
        return now;
    }

    private static ProblemException unknown(String proposalId) {
        return ProblemException.notFound(
                "There is no proposal \"" + proposalId + "\"; GET /stock/proposals lists them.");
    }
}
