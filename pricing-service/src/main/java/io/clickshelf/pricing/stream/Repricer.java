package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PriceOutcome;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.contracts.pricing.RepriceSummary;
import io.clickshelf.platform.decision.DecisionLog;
import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.store.Listing;
import io.clickshelf.pricing.store.PriceHistory;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Decides anew when something happened: what is automatic and needs no approval comes into force, the rest waits as a
 * proposal, and a proposal that no longer pays is taken back. What was decided by rules that changed before it was written
 * is decided once more, so that the newer rules have the last word; of decisions made at the same time, the one that began last.
 */
@Component
public class Repricer {

    /** Written at once: a statement a product would let two hundred offers a second wait, a whole catalogue at once all others. */
    private static final int SLICE = 500;

    private final Pricer pricer;
    private final Verdicts verdicts;
    private final VerdictWriter writer;
    private final PriceHistory history;
    private final Experiments experiments;
    private final DecisionLog decisions;
    private final PricingProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;

    Repricer(
            Pricer pricer,
            Verdicts verdicts,
            VerdictWriter writer,
            PriceHistory history,
            Experiments experiments,
            DecisionLog decisions,
            PricingProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.pricer = pricer;
        this.verdicts = verdicts;
        this.writer = writer;
        this.history = history;
        this.experiments = experiments;
        this.decisions = decisions;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * @param trigger     what led to it, in words
     * @param mostChanges that may come into force
     * @param logsHolds   whether decisions that leave a price as it is are logged, too
     */
    private record Pass(String trigger, int mostChanges, boolean logsHolds) {}

    /** What a pass has come to so far. */
    private static final class Tally {
        private int applied;
        private int proposed;
        private int held;
        private int blocked;
        private int unpriced;

        private RepriceSummary summary() {
            return new RepriceSummary(applied, proposed, held, blocked, unpriced);
        }
    }

    /** Empty before demand was fitted for the first time: then there is nothing to decide from, and nothing happens. */
    public Optional<RepriceSummary> react(Collection<String> productIds, String trigger) {
        return react(productIds, trigger, Integer.MAX_VALUE);
    }

    /**
     * As {@link #react(Collection, String)}, with a budget of changes: those that gain most margin come into force, the rest
     * is proposed.
     */
    public Optional<RepriceSummary> react(Collection<String> productIds, String trigger, int mostChanges) {
        return decide(productIds, new Pass(trigger, mostChanges, true));
    }

    /**
     * As {@link #react(Collection, String)}, for products that nothing happened to: of those whose price stays the log of
     * decisions hears nothing.
     */
    public Optional<RepriceSummary> reconsider(Collection<String> productIds, String trigger) {
        return decide(productIds, new Pass(trigger, Integer.MAX_VALUE, false));
    }

    private Optional<RepriceSummary> decide(Collection<String> productIds, Pass pass) {
        if (productIds.isEmpty()) {
            return Optional.empty();
        }
        Set<String> free = new LinkedHashSet<>(productIds);
        Map<String, String> held = new TreeMap<>(experiments.held());
        held.keySet().retainAll(free);
        free.removeAll(held.keySet());
        if (pass.logsHolds()) {
            held.forEach((product, experiment) -> logSkip(
                    product,
                    "The price experiment \"" + experiment + "\" holds its price; nothing else changes it.",
                    pass.trigger()));
        }
        return meters.timer("clickshelf.decision", "kind", "reprice").record(() -> decideFree(free, held.size(), pass));
    }

    /** Until the rules have not changed between deciding and writing. */
    private Optional<RepriceSummary> decideFree(Set<String> free, int held, Pass pass) {
        Tally tally = new Tally();
        tally.held = held;
        int most = Math.min(pass.mostChanges(), leftToday());
        Set<String> left = free;
        do {
            VerdictWriter.Basis basis = writer.basis();
            Optional<Pricer.Pricing> pricing = pricer.priceEverywhere(left);
            if (pricing.isEmpty()) {
                return Optional.empty();
            }
            left = actOnAll(pricing.get(), basis, most, pass, tally);
        } while (!left.isEmpty());
        return Optional.of(tally.summary());
    }

    /** Of what is not decided at all. */
    private void logSkip(String productId, String why, String trigger) {
        decisions.record(
                decisions.newId(),
                "price",
                productId,
                null,
                Pricer.NO_MODEL,
                Map.of("trigger", trigger),
                null,
                Map.of("productId", productId, "outcome", PriceOutcome.HOLD),
                List.of(why));
    }

    /** Returns the products to be decided once more. */
    private Set<String> actOnAll(Pricer.Pricing pricing, VerdictWriter.Basis basis, int most, Pass pass, Tally tally) {
        List<PricedProduct> byGain = pricing.priced().stream()
                .sorted(Comparator.comparingDouble(
                                (PricedProduct priced) -> priced.marginPerDay() - priced.marginPerDayNow())
                        .reversed())
                .toList();
        Set<String> again = new LinkedHashSet<>();
        for (int from = 0; from < byGain.size(); from += SLICE) {
            List<PricedProduct> slice = byGain.subList(from, Math.min(byGain.size(), from + SLICE));
            int budget = most - tally.applied;
            List<Verdict> decided = new ArrayList<>(slice.size());
            for (PricedProduct priced : slice) {
                Verdict verdict = verdicts.on(priced, pass.trigger(), pricing.modelVersion(), budget > 0);
                budget -= verdict.change() == null ? 0 : 1;
                decided.add(verdict);
            }
            VerdictWriter.Written written = writer.write(decided, basis, "Decided anew: " + pass.trigger() + ".");
            count(decided.size(), written, pricing.modelVersion(), pass, tally);
            written.stale().stream().map(Listing::productId).forEach(again::add);
        }
        tally.unpriced += pricing.unpriced().size();
        if (pass.logsHolds()) {
            pricing.unpriced().forEach(one -> logSkip(one.productId(), one.reason(), pass.trigger()));
        }
        return again;
    }

    /** Counts and logs what was written. What a newer decision has been written on stays as that one left it. */
    private void count(int decided, VerdictWriter.Written written, String modelVersion, Pass pass, Tally tally) {
        tally.held += decided - written.current().size() - written.stale().size();
        awaitLog(written.current().size());
        for (Verdict verdict : written.current()) {
            switch (verdict.effect()) {
                case APPLIED -> {
                    // Where another price came in between, its own event decides anew.
                    if (written.applied().contains(verdict.listing())) {
                        tally.applied++;
                    } else {
                        tally.held++;
                    }
                }
                case PROPOSED -> tally.proposed++;
                case HELD -> tally.held++;
                case BLOCKED -> tally.blocked++;
            }
            if (verdict.effect() != Verdict.Effect.HELD || pass.logsHolds()) {
                decisions.record(
                        verdict.decisionId(),
                        "price",
                        verdict.priced().productId(),
                        PriceResponseModel.NAME,
                        modelVersion,
                        Map.of("trigger", pass.trigger()),
                        null,
                        verdict.priced(),
                        verdict.reasons());
            }
        }
    }

    /** A whole catalogue is decided faster than its records are written. */
    private void awaitLog(int records) {
        try {
            decisions.awaitRoom(records);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many more changes the service may make by itself today. */
    private int leftToday() {
        int most = properties.changesPerDay();
        Instant dayStart = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return most == 0 ? Integer.MAX_VALUE : Math.max(0, most - history.count(PriceCause.AUTOMATIC, dayStart));
    }
}
