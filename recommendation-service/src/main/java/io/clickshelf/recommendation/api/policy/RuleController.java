package io.clickshelf.recommendation.api.policy;

import io.clickshelf.contracts.recommendation.MerchantRule;
import io.clickshelf.platform.audit.Audit;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.clickshelf.recommendation.store.policy.Rules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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

/** The merchant's rules for what is shown. */
@RestController
@RequestMapping("/rules")
@RolesAllowed({Role.OPERATIONS, Role.PRICING})
@Tag(name = "Merchandise", description = "What a merchant wants shown, or not; experiments; what came of answers.")
class RuleController {

    private static final int MOST_CHANGES = 200;
    private static final String AUDIT = "audit";

    private final Rules rules;
    private final Clock clock;

    RuleController(Rules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "All rules for what is shown")
    List<MerchantRule> all() {
        return rules.all();
    }

    @GetMapping("/{ruleId}")
    @Operation(summary = "One rule")
    MerchantRule one(@PathVariable String ruleId) {
        return rules.find(ruleId).orElseThrow(() -> unknown(ruleId));
    }

    @PutMapping("/{ruleId}")
    @Operation(summary = "Pin, boost, bury or ban: a product, a category, a brand; from the next answer on")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples = {
                                @ExampleObject(
                                        name = "ban",
                                        value = "{\"action\":\"ban\",\"brand\":\"Acme\",\"note\":\"recalled\"}"),
                                @ExampleObject(
                                        name = "pin",
                                        value = "{\"action\":\"pin\",\"productId\":\"P1\",\"position\":1,"
                                                + "\"pages\":[\"home\"],\"until\":\"2026-12-24T18:00:00Z\"}"),
                                @ExampleObject(
                                        name = "boost",
                                        value = "{\"action\":\"boost\",\"category\":\"Garden\",\"strength\":3}")
                            }))
    MerchantRule put(@PathVariable String ruleId, @Valid @RequestBody MerchantRule rule, Principal caller) {
        if (ruleId.equals(AUDIT)) {
            throw new IllegalArgumentException("\"audit\" can't name a rule: GET /rules/audit lists changes.");
        }
        if (rule.inconsistency() != null) {
            throw new IllegalArgumentException("Rule \"" + ruleId + "\": " + rule.inconsistency() + ".");
        }
        MerchantRule stamped = rule.stamped(ruleId, clock.instant(), caller.getName());
        return rules.put(ruleId, clock.instant(), caller.getName(), before -> stamped);
    }

    @DeleteMapping("/{ruleId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a rule")
    void delete(@PathVariable String ruleId, Principal caller) {
        if (!rules.delete(ruleId, clock.instant(), caller.getName())) {
            throw unknown(ruleId);
        }
    }

    @GetMapping("/" + AUDIT)
    @Operation(summary = "Who changed which rule, newest first")
    List<Audit.Change> audit() {
        return rules.history(MOST_CHANGES);
    }

    private static ProblemException unknown(String ruleId) {
        return ProblemException.notFound("There is no rule \"" + ruleId + "\"; add it with PUT.");
    }
}
