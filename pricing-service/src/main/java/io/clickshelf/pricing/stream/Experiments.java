package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PriceExperiment;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.pricing.model.price.SlotCoin;
import io.clickshelf.pricing.store.Documents;
import io.clickshelf.pricing.store.ExperimentDays;
import io.clickshelf.pricing.store.PriceHistory;
import io.clickshelf.pricing.store.RuleStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs price experiments: at the beginning of each day every product gets the price of its slot, and the base price when
 * the experiment is over. A changed price that would break a hard limit isn't set; that product stays at its base.
 */
@Component
public class Experiments {

    private static final String SWITCHBACK = "switchback";

    private final Documents documents;
    private final ExperimentDays days;
    private final PriceHistory history;
    private final PriceSetter setter;
    private final PricePublisher publisher;
    private final Pricer pricer;
    private final RuleStore rules;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Experiments(
            Documents documents,
            ExperimentDays days,
            PriceHistory history,
            PriceSetter setter,
            PricePublisher publisher,
            Pricer pricer,
            RuleStore rules,
            TransactionTemplate transactions,
            Clock clock) {
        this.documents = documents;
        this.days = days;
        this.history = history;
        this.setter = setter;
        this.publisher = publisher;
        this.pricer = pricer;
        this.rules = rules;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Products whose price an experiment holds at the moment, and which. */
    public Map<String, String> held() {
        Map<String, String> held = new HashMap<>();
        for (PriceExperiment experiment : documents.all(ExperimentDays.KIND, PriceExperiment.class)) {
            if (experiment.running()) {
                experiment.productIds().forEach(product -> held.put(product, id(experiment)));
            }
        }
        return held;
    }

    @Scheduled(fixedDelayString = "${clickshelf.pricing.experiment-check:5s}")
    public void run() {
        LocalDate today = today();
        for (PriceExperiment experiment : documents.all(ExperimentDays.KIND, PriceExperiment.class)) {
            if (!experiment.running() || today.isBefore(experiment.from())) {
                continue;
            }
            if (!today.isBefore(experiment.until())) {
                end(experiment, PriceExperiment.FINISHED, PriceSetter.SERVICE);
            } else if (!days.has(id(experiment), today)) {
                if (rules.hold(() -> open(id(experiment), today))) {
                    publisher.publishWaiting();
                }
            }
        }
    }

    /** Puts the base prices back and closes the experiment. */
    public void end(PriceExperiment experiment, String state, String by) {
        transactions.executeWithoutResult(status -> documents
                .lock(ExperimentDays.KIND, id(experiment), PriceExperiment.class)
                .filter(PriceExperiment::running)
                .ifPresent(locked -> {
                    Map<String, BigDecimal> base = basePrices(locked);
                    Map<String, PricePoint> current = history.newest(base.keySet(), null);
                    base.forEach((product, price) -> set(
                            product, price, Objects.requireNonNull(current.get(product)), "The experiment is over."));
                    documents.put(
                            ExperimentDays.KIND,
                            id(locked),
                            locked.stamped(id(locked), state, base, clock.instant(), by),
                            clock.instant(),
                            by);
                }));
        publisher.publishWaiting();
    }

    private boolean open(String experimentId, LocalDate today) {
        PriceExperiment experiment = documents
                .lock(ExperimentDays.KIND, experimentId, PriceExperiment.class)
                .orElse(null);
        if (experiment == null || !experiment.running() || days.has(experimentId, today)) {
            return false;
        }
        Map<String, BigDecimal> base = basePrices(experiment);
        Map<String, PricePoint> current = history.newest(base.keySet(), null);
        Pricer.Checks checks = pricer.checks(base.keySet(), null);
        long slot = (today.toEpochDay() - experiment.from().toEpochDay()) / experiment.daysPerSlot();
        List<ExperimentDays.Day> opened = new ArrayList<>();
        base.forEach((product, price) -> {
            PricePoint now = Objects.requireNonNull(current.get(product));
            String coin = experiment.kind().equals(SWITCHBACK) ? experimentId : experimentId + '\n' + product;
            BigDecimal changed = changed(experiment, price, now);
            boolean treated = SlotCoin.changed(coin, slot)
                    && checks.broken(product, changed).isEmpty();
            if (set(product, treated ? changed : price, now, treated ? "Changed price." : "Base price.")) {
                opened.add(new ExperimentDays.Day(product, today, treated, checks.unitCost(product)));
            }
        });
        days.add(experimentId, opened);
        return true;
    }

    /** By product, the order in which all lock the prices of several. */
    private static Map<String, BigDecimal> basePrices(PriceExperiment experiment) {
        return new TreeMap<>(Objects.requireNonNull(experiment.basePrices()));
    }

    private boolean set(String product, BigDecimal price, PricePoint current, String why) {
        if (current.price().compareTo(price) == 0) {
            return true;
        }
        return setter.put(new PriceSetter.Change(
                        product,
                        null,
                        price,
                        current.price(),
                        current.currency(),
                        PriceCause.EXPERIMENT,
                        PriceSetter.SERVICE,
                        null,
                        UUID.randomUUID().toString(),
                        Pricer.NO_MODEL,
                        List.of(why)))
                .isPresent();
    }

    private static BigDecimal changed(PriceExperiment experiment, BigDecimal base, PricePoint now) {
        return base.multiply(experiment.factor()).setScale(Pricer.decimals(now.currency()), RoundingMode.HALF_UP);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String id(PriceExperiment experiment) {
        return Objects.requireNonNull(experiment.experimentId());
    }
}
