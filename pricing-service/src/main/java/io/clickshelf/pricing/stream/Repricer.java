package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.contracts.event.AlertSeverity;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PriceEvidence;
import io.clickshelf.contracts.pricing.PriceOutcome;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.contracts.pricing.PricingMode;
import io.clickshelf.contracts.pricing.RepriceSummary;
import io.clickshelf.platform.decision.DecisionLog;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.store.Listing;
import io.clickshelf.pricing.store.PriceHistory;
import io.clickshelf.pricing.store.ProposalStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Decides anew when something happened: what is automatic and needs no approval comes into force, the rest waits as a
 * proposal, and a proposal that no longer pays is taken back.
 */
@Component
public class Repricer {

    private static final PriceEvidence REVIEW =
            new PriceEvidence("review", "The rules in force leave each change to a person.", Map.of());
    private static final PriceEvidence BUDGET_SPENT = new PriceEvidence(
            "change_budget_spent",
            "By rule it would be in force, but as many prices as may change by themselves have.",
            Map.of());

    private final Pricer pricer;
    private final PriceSetter setter;
    private final PriceProposals proposed;
    private final ProposalStore proposals;
    private final PriceHistory history;
    private final Experiments experiments;
    private final LearningMoves learning;
    private final DecisionLog decisions;
    private final EventPublisher publisher;
    private final PricingProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;

    Repricer(
            Pricer pricer,
            PriceSetter setter,
            PriceProposals proposed,
            ProposalStore proposals,
            PriceHistory history,
            Experiments experiments,
            LearningMoves learning,
            DecisionLog decisions,
            EventPublisher publisher,
            PricingProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.pricer = pricer;
        this.setter = setter;
        this.proposed = proposed;
        this.proposals = proposals;
        this.history = history;
        this.experiments = experiments;
        this.learning = learning;
        this.decisions = decisions;
        this.publisher = publisher;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /** What came of a product. */
    private enum Effect {
        APPLIED,
        PROPOSED,
        HELD,
        BLOCKED
    }

    /**
     * What a pass leaves to be written at once: a statement a product would let two hundred offers a second wait.
     *
     * @param settled listings that need no proposal any more
     * @param alerts  of limits that no price keeps
     * @param records of decisions, for the log
     */
    private record Batch(
            List<PriceProposal> proposals, List<Listing> settled, List<AlertRecord> alerts, List<Runnable> records) {

        Batch() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * @param trigger     what led to it, in words
     * @param mostChanges that may come into force
     * @param logsHolds   whether decisions that leave a price as it is are logged, too
     */
    private record Pass(String trigger, int mostChanges, boolean logsHolds) {}

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
        return meters.timer("clickshelf.decision", "kind", "reprice")
                .record(() -> pricer.priceEverywhere(free).map(pricing -> actOnAll(pricing, pass, held.size())));
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

    private RepriceSummary actOnAll(Pricer.Pricing pricing, Pass pass, int held) {
        Map<Effect, Integer> effects = new EnumMap<>(Effect.class);
        effects.put(Effect.HELD, held);
        int left = Math.min(pass.mostChanges(), leftToday());
        List<PricedProduct> byGain = pricing.priced().stream()
                .sorted(Comparator.comparingDouble(
                                (PricedProduct priced) -> priced.marginPerDay() - priced.marginPerDayNow())
                        .reversed())
                .toList();
        Batch batch = new Batch();
        for (PricedProduct priced : byGain) {
            boolean within = effects.getOrDefault(Effect.APPLIED, 0) < left;
            effects.merge(act(priced, pass, pricing.modelVersion(), within, batch), 1, Integer::sum);
        }
        proposals.replace(batch.proposals(), batch.settled(), clock.instant(), "Decided anew: " + pass.trigger() + ".");
        publisher.publishAll(Topic.ALERT, batch.alerts(), AlertRecord::subject).join();
        batch.records().forEach(Runnable::run);
        if (pass.logsHolds()) {
            pricing.unpriced().forEach(one -> logSkip(one.productId(), one.reason(), pass.trigger()));
        }
        learning.consider(pricing.priced());
        return new RepriceSummary(
                effects.getOrDefault(Effect.APPLIED, 0),
                effects.getOrDefault(Effect.PROPOSED, 0),
                effects.getOrDefault(Effect.HELD, 0),
                effects.getOrDefault(Effect.BLOCKED, 0),
                pricing.unpriced().size());
    }

    /** How many more changes the service may make by itself today. */
    private int leftToday() {
        int most = properties.changesPerDay();
        Instant dayStart = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return most == 0 ? Integer.MAX_VALUE : Math.max(0, most - history.count(PriceCause.AUTOMATIC, dayStart));
    }

    private Effect act(PricedProduct priced, Pass pass, String modelVersion, boolean withinBudget, Batch batch) {
        String decisionId = decisions.newId();
        boolean automatic = priced.mode() == PricingMode.AUTOMATIC;
        List<PriceEvidence> evidence = new ArrayList<>(priced.reasons());
        if (priced.outcome() == PriceOutcome.CHANGE && !(automatic && withinBudget)) {
            evidence.add(automatic ? BUDGET_SPENT : REVIEW);
        }
        List<String> reasons = evidence.stream().map(PriceEvidence::text).toList();
        Effect effect = switch (priced.outcome()) {
            case HOLD -> {
                batch.settled().add(listing(priced));
                yield Effect.HELD;
            }
            case BLOCKED -> {
                batch.settled().add(listing(priced));
                if (priced.mode() != PricingMode.BLOCK) {
                    batch.alerts()
                            .add(alert(
                                    priced,
                                    "price_limits_conflict",
                                    priced.reasons().getFirst().text()));
                }
                yield Effect.BLOCKED;
            }
            case CHANGE ->
                automatic && withinBudget
                        ? apply(priced, pass.trigger(), decisionId, modelVersion, reasons, batch)
                        : propose(priced, evidence, pass.trigger(), decisionId, modelVersion, batch);
            case NEEDS_APPROVAL -> {
                if (priced.mode() == PricingMode.ESCALATE) {
                    batch.alerts()
                            .add(alert(
                                    priced,
                                    "price_escalated",
                                    "A price of " + priced.price() + " instead of " + priced.currentPrice()
                                            + (priced.channel() == null ? "" : " in " + priced.channel())
                                            + " waits for an administrator, as the rules "
                                            + priced.limits().rules() + " ask."));
                }
                yield propose(priced, evidence, pass.trigger(), decisionId, modelVersion, batch);
            }
        };
        if (effect == Effect.HELD && !pass.logsHolds()) {
            return effect;
        }
        batch.records()
                .add(() -> decisions.record(
                        decisionId,
                        "price",
                        priced.productId(),
                        PriceResponseModel.NAME,
                        modelVersion,
                        Map.of("trigger", pass.trigger()),
                        null,
                        priced,
                        reasons));
        return effect;
    }

    /** Where another price came in between, its own event decides anew. */
    private Effect apply(
            PricedProduct priced,
            String trigger,
            String decisionId,
            String modelVersion,
            List<String> reasons,
            Batch batch) {
        Optional<PricePoint> applied = setter.set(new PriceSetter.Change(
                priced.productId(),
                priced.channel(),
                priced.price(),
                priced.currentPrice(),
                priced.currency(),
                PriceCause.AUTOMATIC,
                PriceSetter.SERVICE,
                trigger,
                decisionId,
                modelVersion,
                reasons));
        applied.ifPresent(point -> batch.settled().add(listing(priced)));
        return applied.isPresent() ? Effect.APPLIED : Effect.HELD;
    }

    private Effect propose(
            PricedProduct priced,
            List<PriceEvidence> evidence,
            String trigger,
            String decisionId,
            String modelVersion,
            Batch batch) {
        batch.proposals()
                .add(proposed.open(
                        priced, PriceProposals.Move.of(priced, evidence), trigger, decisionId, modelVersion));
        return Effect.PROPOSED;
    }

    private static Listing listing(PricedProduct priced) {
        return new Listing(priced.productId(), priced.channel());
    }

    /** The same one all day. */
    private AlertRecord alert(PricedProduct priced, String kind, String text) {
        Instant now = clock.instant();
        String alertId = kind
                + ':'
                + priced.productId()
                + (priced.channel() == null ? "" : '@' + priced.channel())
                + ':'
                + now.atZone(ZoneOffset.UTC).toLocalDate();
        return new AlertRecord(
                alertId,
                priced.productId(),
                kind,
                AlertSeverity.WARNING,
                text,
                now,
                Map.of(
                        "currentPrice",
                        priced.currentPrice(),
                        "outcome",
                        priced.outcome().json()));
    }
}
