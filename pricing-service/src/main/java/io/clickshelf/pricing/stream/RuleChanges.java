package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.contracts.pricing.RuleProgress;
import io.clickshelf.pricing.store.CatalogStore;
import io.clickshelf.pricing.store.Listing;
import io.clickshelf.pricing.store.RuleChange;
import io.clickshelf.pricing.store.RuleChangeStore;
import io.clickshelf.pricing.store.RuleStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes rules, which hold at once, and says how far what waits for a person under them has been decided anew. */
@Component
public class RuleChanges {

    private final RuleStore rules;
    private final RuleChangeStore changes;
    private final CatalogStore catalog;
    private final RuleChangeWorker worker;

    RuleChanges(RuleStore rules, RuleChangeStore changes, CatalogStore catalog, RuleChangeWorker worker) {
        this.rules = rules;
        this.changes = changes;
        this.catalog = catalog;
        this.worker = worker;
    }

    /** Adds or replaces a rule. */
    public void put(PricingRule rule) {
        rules.put(rule);
        worker.wake();
    }

    /** Removes a rule; returns whether it was there. */
    public boolean delete(String ruleId, Instant at, String by) {
        boolean deleted = rules.delete(ruleId, at, by);
        worker.wake();
        return deleted;
    }

    /** Of the newest change of a rule; empty if it is not known any more. */
    public Optional<RuleProgress> progress(String ruleId) {
        return changes.newest(ruleId).map(RuleChanges::progress);
    }

    private static RuleProgress progress(RuleChange change) {
        Integer proposals = change.proposals();
        boolean done = change.finishedAt() != null;
        double part = proposals == null ? 0 : Math.min(1, (double) change.seen() / Math.max(1, proposals));
        return new RuleProgress(
                change.ruleId(),
                change.what(),
                change.changedAt(),
                done ? "done" : proposals == null ? "waiting" : "running",
                done ? 1 : part,
                change.decided(),
                change.finishedAt());
    }

    /** The oldest change after which what is open for a listing may still have to be decided anew, or null. */
    public @Nullable RuleChange pending(Listing listing) {
        List<RuleChange> unfinished = changes.unfinished();
        if (unfinished.isEmpty()) {
            return null;
        }
        var product = catalog.of(List.of(listing.productId())).get(listing.productId());
        return unfinished.stream()
                .filter(change -> EffectiveRule.anyMatches(change.versions(), listing, product))
                .findFirst()
                .orElse(null);
    }
}
