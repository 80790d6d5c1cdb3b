package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.contracts.pricing.ProposalState;
import io.clickshelf.pricing.store.CatalogStore;
import io.clickshelf.pricing.store.ProposalStore;
import io.clickshelf.pricing.store.RuleStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Changes rules, and has what waits for a person under them decided anew: a proposal must not outlive the rule that it came of.
 * What a new decision doesn't come to, since its channel is not priced any more or an experiment holds its product, is withdrawn.
 */
@Component
public class RuleChanges {

    private final RuleStore rules;
    private final ProposalStore proposals;
    private final CatalogStore catalog;
    private final Repricer repricer;
    private final Clock clock;

    RuleChanges(RuleStore rules, ProposalStore proposals, CatalogStore catalog, Repricer repricer, Clock clock) {
        this.rules = rules;
        this.proposals = proposals;
        this.catalog = catalog;
        this.repricer = repricer;
        this.clock = clock;
    }

    /** Adds or replaces a rule. */
    public void put(PricingRule rule) {
        String ruleId = Objects.requireNonNull(rule.ruleId());
        Optional<PricingRule> before = rules.find(ruleId);
        rules.put(rule);
        decideAnew(
                Stream.concat(before.stream(), Stream.of(rule)).toList(),
                trigger(ruleId, before.isPresent() ? "changed" : "added", Objects.requireNonNull(rule.updatedBy())));
    }

    /** Removes a rule; returns whether it was there. */
    public boolean delete(String ruleId, Instant at, String by) {
        Optional<PricingRule> before = rules.find(ruleId);
        boolean deleted = rules.delete(ruleId, at, by);
        decideAnew(before.stream().toList(), trigger(ruleId, "removed", by));
        return deleted;
    }

    private static String trigger(String ruleId, String change, String by) {
        return "rule \"" + ruleId + "\" was " + change + " by " + by;
    }

    private void decideAnew(List<PricingRule> versions, String trigger) {
        List<PriceProposal> stale = open(versions);
        if (stale.isEmpty()) {
            return;
        }
        Set<String> products = stale.stream().map(PriceProposal::productId).collect(Collectors.toSet());
        try {
            repricer.react(products, trigger);
        } finally {
            proposals.withdraw(stale, clock.instant(), "Withdrawn: " + trigger + ".");
        }
    }

    /** The open proposals of listings that a version of a rule holds for. */
    private List<PriceProposal> open(List<PricingRule> versions) {
        proposals.expire(clock.instant());
        Set<PriceProposal> open = new LinkedHashSet<>();
        for (PricingRule rule : versions) {
            List<PriceProposal> asked = proposals.newest(ProposalState.OPEN, rule.productId(), Integer.MAX_VALUE);
            Map<String, Product> listed =
                    catalog.of(asked.stream().map(PriceProposal::productId).toList());
            asked.stream()
                    .filter(proposal -> EffectiveRule.matches(
                            rule, proposal.productId(), listed.get(proposal.productId()), proposal.channel()))
                    .forEach(open::add);
        }
        return new ArrayList<>(open);
    }
}
