package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.contracts.pricing.RuleProgress;
import io.clickshelf.platform.audit.Audit;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.clickshelf.pricing.store.RuleStore;
import io.clickshelf.pricing.stream.RuleChanges;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The merchant's rules for prices. */
@RestController
@RequestMapping("/price_rules")
@RolesAllowed(Role.PRICING)
@Tag(name = "Charge")
class RuleController {

    private static final int MOST_CHANGES = 200;

    private final RuleStore rules;
    private final RuleChanges changes;
    private final Audit audit;
    private final Clock clock;

    RuleController(RuleStore rules, RuleChanges changes, Audit audit, Clock clock) {
        this.rules = rules;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "All rules")
    List<PricingRule> all() {
        return rules.all();
    }

    @GetMapping("/{ruleId}")
    @Operation(summary = "One rule")
    PricingRule one(@PathVariable String ruleId) {
        return rules.find(ruleId).orElseThrow(() -> unknown(ruleId));
    }

    @PutMapping("/{ruleId}")
    @Operation(
            summary = "Add or replace a rule of a product, brand, category or the shop",
            description = "It holds at once. Open proposals of what it holds for are decided anew in the background; "
                    + "GET /price_rules/{ruleId}/progress says how far that is.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"category\":\"Kitchen\",\"mode\":\"automatic\","
                                                    + "\"limits\":{\"minMargin\":0.2,\"movePerChange\":0.05,\"endings\":[99,95]}}")))
    PricingRule put(
            @PathVariable @Size(max = 100) String ruleId, @Valid @RequestBody PricingRule rule, Principal caller) {
        if (rule.productId() != null && (rule.brand() != null || rule.category() != null)) {
            throw new IllegalArgumentException(
                    "Rule \"" + ruleId + "\" names a product and a brand or category; name the product alone.");
        }
        if (ruleId.equals("audit")) {
            throw new IllegalArgumentException("\"audit\" can't name a rule: GET /price_rules/audit lists changes.");
        }
        if (rule.mode() == null && rule.limits() == null) {
            throw new IllegalArgumentException("Rule \"" + ruleId + "\" says nothing; give it a mode or limits.");
        }
        PricingRule stamped = rule.stamped(ruleId, clock.instant(), caller.getName());
        changes.put(stamped);
        return stamped;
    }

    @DeleteMapping("/{ruleId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Remove a rule",
            description = "Open proposals of what it held for are decided anew, or withdrawn, in the background; "
                    + "GET /price_rules/{ruleId}/progress says how far that is.")
    void delete(@PathVariable String ruleId, Principal caller) {
        if (!changes.delete(ruleId, clock.instant(), caller.getName())) {
            throw unknown(ruleId);
        }
    }

    @GetMapping("/{ruleId}/progress")
    @Operation(summary = "How far the proposals open at the rule's last change have been decided anew")
    RuleProgress progress(@PathVariable String ruleId) {
        return changes.progress(ruleId)
                .orElseThrow(
                        () -> ProblemException.notFound(
                                "No change of a price rule \"" + ruleId
                                        + "\" is known any more: what waited under it was decided anew long ago, or there never was one."));
    }

    @GetMapping("/audit")
    @Operation(summary = "Who changed which rule, newest first")
    List<Audit.Change> audit() {
        return audit.newest(RuleStore.KIND, MOST_CHANGES);
    }

    private static ProblemException unknown(String ruleId) {
        return ProblemException.notFound("There is no price rule \"" + ruleId + "\"; add it with PUT.");
    }
}
