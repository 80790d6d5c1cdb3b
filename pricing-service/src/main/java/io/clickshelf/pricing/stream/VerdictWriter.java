package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.pricing.store.CatalogStore;
import io.clickshelf.pricing.store.DecisionOrder;
import io.clickshelf.pricing.store.Listing;
import io.clickshelf.pricing.store.ProposalStore;
import io.clickshelf.pricing.store.RuleStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Writes what decisions came to, if the rules that they were made by still hold and no decision that knew more was written
 * already: prices into force, proposals in place of the open ones, and what needs no proposal any more without one. All of a call
 * or nothing, in a few statements.
 */
@Component
class VerdictWriter {

    private final RuleStore rules;
    private final DecisionOrder order;
    private final CatalogStore catalog;
    private final PriceSetter setter;
    private final ProposalStore proposals;
    private final LearningMoves learning;
    private final PricePublisher prices;
    private final EventPublisher publisher;
    private final Clock clock;

    VerdictWriter(
            RuleStore rules,
            DecisionOrder order,
            CatalogStore catalog,
            PriceSetter setter,
            ProposalStore proposals,
            LearningMoves learning,
            PricePublisher prices,
            EventPublisher publisher,
            Clock clock) {
        this.rules = rules;
        this.order = order;
        this.catalog = catalog;
        this.setter = setter;
        this.proposals = proposals;
        this.learning = learning;
        this.prices = prices;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * What verdicts were decided from.
     *
     * @param revision of the rules
     * @param number   in the order of decisions
     */
    record Basis(long revision, long number) {}

    /**
     * What became of verdicts.
     *
     * @param current  those that were written; where a price was to change and another came in between, nothing
     * @param applied  whose price came into force
     * @param stale    that a rule holds for which has changed since: of these nothing was written
     */
    record Written(List<Verdict> current, Set<Listing> applied, Set<Listing> stale) {}

    /** What the next decisions are made from; ask before anything is read for them. */
    Basis basis() {
        return new Basis(rules.revision(), order.begin());
    }

    /** @param why they were decided anew, in words */
    Written write(List<Verdict> verdicts, Basis basis, String why) {
        Written written = rules.hold(() -> writeCurrent(verdicts, basis, why));
        if (!written.applied().isEmpty()) {
            prices.publishWaiting();
        }
        List<AlertRecord> alerts = written.current().stream()
                .map(Verdict::alert)
                .filter(Objects::nonNull)
                .toList();
        publisher.publishAll(Topic.ALERT, alerts, AlertRecord::subject).join();
        return written;
    }

    private Written writeCurrent(List<Verdict> verdicts, Basis basis, String why) {
        Set<Listing> stale = stale(verdicts, basis.revision());
        Set<Listing> claimed = order.claim(
                verdicts.stream()
                        .map(Verdict::listing)
                        .filter(listing -> !stale.contains(listing))
                        .toList(),
                basis.number());
        List<Verdict> current = verdicts.stream()
                .filter(verdict -> claimed.contains(verdict.listing()))
                .toList();
        Set<Listing> applied = setter.putAll(
                current.stream().map(Verdict::change).filter(Objects::nonNull).toList());
        List<Listing> settled = new ArrayList<>(applied);
        current.stream()
                .filter(verdict ->
                        verdict.effect() == Verdict.Effect.HELD || verdict.effect() == Verdict.Effect.BLOCKED)
                .forEach(verdict -> settled.add(verdict.listing()));
        proposals.replace(
                current.stream().map(Verdict::proposal).filter(Objects::nonNull).toList(),
                settled,
                clock.instant(),
                why);
        learning.consider(current.stream().map(Verdict::priced).toList());
        return new Written(current, applied, stale);
    }

    private Set<Listing> stale(List<Verdict> verdicts, long revision) {
        List<PricingRule> changed = rules.changedSince(revision);
        Set<Listing> stale = new HashSet<>();
        if (!changed.isEmpty()) {
            Map<String, Product> listed = catalog.of(verdicts.stream()
                    .map(verdict -> verdict.priced().productId())
                    .toList());
            for (Verdict verdict : verdicts) {
                Listing listing = verdict.listing();
                if (EffectiveRule.anyMatches(changed, listing, listed.get(listing.productId()))) {
                    stale.add(listing);
                }
            }
        }
        return stale;
    }
}
