package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.PriceExperiment;
import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.model.price.ConfidenceSequence;
import io.clickshelf.pricing.store.ExperimentDays;
import io.clickshelf.pricing.store.SalesStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Judges price experiments by contribution margin: paired slots, and an interval that holds whenever one looks. */
@Component
public class ExperimentReports {

    private static final double ALPHA = .05;
    private static final int TIGHTEST_PAIRS = 28;

    private final ExperimentDays days;
    private final SalesStore sales;
    private final PricingProperties properties;
    private final Clock clock;

    ExperimentReports(ExperimentDays days, SalesStore sales, PricingProperties properties, Clock clock) {
        this.days = days;
        this.sales = sales;
        this.properties = properties;
        this.clock = clock;
    }

    /** Margin and product-days of each arm, by pair of slots. */
    private static final class Pair {
        final double[] margin = new double[2];
        final int[] count = new int[2];

        boolean complete() {
            return count[0] > 0 && count[1] > 0;
        }

        double perDay(int arm) {
            return margin[arm] / count[arm];
        }
    }

    public PriceExperiment.ExperimentReport of(PriceExperiment experiment) {
        String id = Objects.requireNonNull(experiment.experimentId());
        Pair[] pairs = pairs(experiment, id);
        ConfidenceSequence sequence = new ConfidenceSequence(ALPHA, TIGHTEST_PAIRS);
        double base = 0;
        for (Pair pair : pairs) {
            if (pair != null && pair.complete()) {
                sequence.add(pair.perDay(1) - pair.perDay(0));
                base += pair.perDay(0);
            }
        }
        int n = sequence.count();
        double half = sequence.halfWidth();
        boolean known = Double.isFinite(half);
        String verdict =
                !sequence.isConclusive() ? "undecided" : sequence.mean() > 0 ? "changed_better" : "base_better";
        String summary = n < ConfidenceSequence.FEWEST
                ? "%d of at least %d pairs of slots are known.".formatted(n, ConfidenceSequence.FEWEST)
                : String.format(
                        Locale.ROOT,
                        "A product and day earns %+.2f at the changed prices (95 %%: %.2f to %.2f), over %d pairs.",
                        sequence.mean(),
                        sequence.mean() - half,
                        sequence.mean() + half,
                        n);
        return new PriceExperiment.ExperimentReport(
                id,
                Objects.requireNonNull(experiment.state()),
                n,
                n == 0 ? 0 : base / n,
                sequence.mean(),
                known ? sequence.mean() - half : null,
                known ? sequence.mean() + half : null,
                verdict,
                summary);
    }

    /** A pair counts once all its days are over. */
    private Pair[] pairs(PriceExperiment experiment, String id) {
        Map<String, Map<LocalDate, ExperimentDays.Day>> opened = days.of(id);
        int pairDays = 2 * experiment.daysPerSlot();
        int whole = (int) ((experiment.until().toEpochDay() - experiment.from().toEpochDay()) / pairDays);
        Pair[] pairs = new Pair[Math.max(0, whole)];
        LocalDate newest = sales.newestDay().orElse(LocalDate.MIN);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate end = newest.isBefore(today) ? newest.plusDays(1) : today;
        int known = (int) Math.clamp((end.toEpochDay() - experiment.from().toEpochDay()) / pairDays, 0, whole);
        opened.values()
                .forEach(byDay -> byDay.values().forEach(day -> {
                    int pair =
                            (int) ((day.day().toEpochDay() - experiment.from().toEpochDay()) / pairDays);
                    if (pair >= 0 && pair < known) {
                        pairs[pair] = pairs[pair] == null ? new Pair() : pairs[pair];
                        pairs[pair].count[day.treated() ? 1 : 0]++;
                    }
                }));
        sales.forEachDay(experiment.from(), (product, date, units, price, promotion, stockedOut) -> {
            ExperimentDays.Day day = opened.getOrDefault(product, Map.of()).get(date);
            int pair = (int) ((date.toEpochDay() - experiment.from().toEpochDay()) / pairDays);
            if (day != null && pair < known && !Double.isNaN(price)) {
                double margin = units * (price / (1 + properties.valueAddedTax()) - day.unitCost());
                pairs[pair].margin[day.treated() ? 1 : 0] += margin;
            }
        });
        return pairs;
    }
}
