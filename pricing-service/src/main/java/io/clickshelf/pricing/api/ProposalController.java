package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.ProposalDecision;
import io.clickshelf.contracts.pricing.ProposalState;
import io.clickshelf.contracts.pricing.RepriceRequest;
import io.clickshelf.contracts.pricing.RepriceSummary;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.clickshelf.pricing.store.ProposalStore;
import io.clickshelf.pricing.stream.Repricer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prices that wait for a person. */
@RestController
@RequestMapping("/prices/proposals")
@RolesAllowed(Role.PRICING)
@Tag(name = "Charge")
class ProposalController {

    private static final int MOST = 1000;
    private static final String ALL = "all";

    private final ProposalStore proposals;
    private final ProposalDecisions decided;
    private final Repricer repricer;
    private final Escalation escalation;
    private final Clock clock;

    ProposalController(
            ProposalStore proposals, ProposalDecisions decided, Repricer repricer, Escalation escalation, Clock clock) {
        this.proposals = proposals;
        this.decided = decided;
        this.repricer = repricer;
        this.escalation = escalation;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Proposals, newest first: open ones, or those of another state, or all")
    List<PriceProposal> list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable String productId,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is " + limit + "; ask for 1 to " + MOST + " proposals.");
        }
        proposals.expire(clock.instant());
        return proposals.newest(state.equals(ALL) ? null : state(state), productId, limit);
    }

    private static ProposalState state(String state) {
        try {
            return ProposalState.of(state);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("state: " + e.getMessage() + ", nor \"" + ALL + "\".", e);
        }
    }

    @PostMapping
    @Operation(summary = "Decide products anew: by rule into force, or proposed, or left as they are")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject("{\"productIds\":[\"P1\",\"P2\"]}")))
    RepriceSummary reprice(@Valid @RequestBody RepriceRequest request, Principal caller) {
        int most = Objects.requireNonNullElse(request.mostChanges(), Integer.MAX_VALUE);
        return repricer.react(new LinkedHashSet<>(request.productIds()), "asked for by " + caller.getName(), most)
                .orElseThrow(() -> ProblemException.unavailable("no_model", Prices.NO_MODEL));
    }

    @GetMapping("/{proposalId}")
    @Operation(summary = "One proposal")
    PriceProposal one(@PathVariable String proposalId) {
        return decided.find(proposalId);
    }

    @PostMapping("/{proposalId}/approve")
    @Operation(summary = "Put the proposed price into force")
    PriceProposal approve(
            @PathVariable String proposalId,
            @Valid @RequestBody(required = false) @Nullable ProposalDecision why,
            Principal caller,
            HttpServletRequest roles) {
        checkEscalation(proposalId, roles);
        return decided.approve(proposalId, why == null ? null : why.comment(), caller.getName());
    }

    @PostMapping("/{proposalId}/reject")
    @Operation(summary = "Leave the price as it is")
    PriceProposal reject(
            @PathVariable String proposalId,
            @Valid @RequestBody(required = false) @Nullable ProposalDecision why,
            Principal caller,
            HttpServletRequest roles) {
        checkEscalation(proposalId, roles);
        return decided.reject(proposalId, why == null ? null : why.comment(), caller.getName());
    }

    private void checkEscalation(String proposalId, HttpServletRequest roles) {
        PriceProposal proposal = decided.find(proposalId);
        escalation.check(proposal.productId(), proposal.channel(), roles);
    }
}
