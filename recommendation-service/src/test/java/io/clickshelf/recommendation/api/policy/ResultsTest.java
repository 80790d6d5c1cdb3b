package io.clickshelf.recommendation.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.contracts.recommendation.Experiment;
import io.clickshelf.contracts.recommendation.ExperimentResults;
import io.clickshelf.recommendation.store.feedback.Exposures.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final Experiment ALIKE =
            new Experiment("alike", List.of(variant("a"), variant("b")), null, null, null, null, null, null, null);

    /** Clicks, purchases and revenue, each at 5 %, would find a difference between two that are alike in 8 % of experiments. */
    @Test
    void ofManyComparisonsAndLooksAllTogetherSeldomDecideWhatIsNotThere() {
        SplittableRandom random = new SplittableRandom(4);
        int alarms = 0;
        int experiments = 400;
        for (int experiment = 0; experiment < experiments; experiment++) {
            alarms += everDecided(random) ? 1 : 0;
        }
        assertThat(alarms).isBetween(1, (int) (.05 * experiments));
    }

    @Test
    void whereNobodyClickedYetTheIntervalSaysHowLittleIsKnown() {
        ExperimentResults results =
                Results.of(ALIKE, List.of(new Outcome("a", 18, 0, 9, 0, 0), new Outcome("b", 0, 0, 0, 0, 0)));
        ExperimentResults.VariantResult first = results.variants().getFirst();
        assertThat(first.clickRate().low()).isZero();
        assertThat(first.clickRate().high()).isCloseTo(.1759, within(1e-4)); // z² / (n + z²)
        assertThat(first.conversion().mean()).isEqualTo(.5);
        assertThat(first.conversion().low()).isCloseTo(.2903, within(1e-4));
        assertThat(first.revenuePerShopper().low()).isNull();
        assertThat(results.variants().getLast().clickRate().high()).isNull();
    }

    private static boolean everDecided(SplittableRandom random) {
        List<Outcome> outcomes = new ArrayList<>(List.of(nobody("a"), nobody("b")));
        for (int look = 0; look < 400; look++) {
            outcomes.replaceAll(outcome -> more(outcome, random));
            ExperimentResults results = Results.of(ALIKE, outcomes);
            if (!results.verdict().startsWith("Nothing is decided yet")) {
                return true;
            }
        }
        return false;
    }

    /** A hundred shoppers more, of whom some click, some buy, for more or less money. */
    private static Outcome more(Outcome before, SplittableRandom random) {
        long clicked = before.clicked();
        long bought = before.bought();
        double revenue = before.revenue();
        double squares = before.revenueSquares();
        for (int shopper = 0; shopper < 100; shopper++) {
            clicked += random.nextDouble() < .3 ? 1 : 0;
            if (random.nextDouble() < .1) {
                double value = 50 * random.nextDouble();
                bought++;
                revenue += value;
                squares += value * value;
            }
        }
        return new Outcome(before.variant(), before.shoppers() + 100, clicked, bought, revenue, squares);
    }

    private static Outcome nobody(String variant) {
        return new Outcome(variant, 0, 0, 0, 0, 0);
    }

    private static Experiment.Variant variant(String name) {
        return new Experiment.Variant(name, 1, null, null, null);
    }
}
