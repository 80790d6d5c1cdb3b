package io.clickshelf.recommendation.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OffPolicyTest {

    private static final int N = 4;
    /** What each product of the ranking as it is brings, whoever sees it where. */
    private static final double[] GAIN = {0.10, 0.02, 0.08, 0.05, 0.15, 0.03, 0.01, 0.12};

    private static final List<Integer> RANKED = IntStream.range(0, 8).boxed().toList();
    /** The other way would show these: two that are shown now, two from just below. */
    private static final List<Integer> OTHER = List.of(0, 2, 4, 7);

    private static double truth(List<Integer> list) {
        return list.stream().mapToDouble(product -> GAIN[product]).sum();
    }

    private static OffPolicy estimate(int shoppers, Random random) {
        OffPolicy estimate = new OffPolicy();
        for (int shopper = 0; shopper < shoppers; shopper++) {
            for (int n = random.nextInt(4); n >= 0; n--) {
                Exploration.Varied<Integer> varied = Exploration.vary(RANKED, N, product -> product == 0, random);
                estimate.answer(OTHER.size(), N);
                for (int place = 0; place < N; place++) {
                    int product = varied.shown().get(place);
                    double reward = random.nextDouble() < GAIN[product] ? 1 : 0;
                    estimate.product(
                            "S" + shopper,
                            reward,
                            varied.propensities().get(place),
                            OTHER.contains(product),
                            product < N);
                }
            }
        }
        return estimate;
    }

    @Test
    void theEstimateFindsTheTruthThatNobodyWasShown() {
        OffPolicy estimate = estimate(40_000, new Random(1));
        assertThat(estimate.value().mean()).isCloseTo(truth(OTHER), within(0.03));
        assertThat(estimate.now().mean()).isCloseTo(truth(RANKED.subList(0, N)), within(0.01));
        assertThat(estimate.difference().mean() - estimate.difference().margin())
                .isPositive();
        assertThat(estimate.reach()).isCloseTo(1, within(0.02));
        assertThat(estimate.effectiveAnswers()).isBetween(1_000.0, 100_000.0);
    }

    @Test
    void theTruthLiesWithinNineteenOfTwentyIntervals() {
        Random random = new Random(2);
        double[] truths = {truth(OTHER), truth(OTHER) - truth(RANKED.subList(0, N))};
        int[] hit = new int[2];
        int rounds = 300;
        for (int round = 0; round < rounds; round++) {
            OffPolicy estimate = estimate(1_500, random);
            List<OffPolicy.Value> values = new ArrayList<>(List.of(estimate.value(), estimate.difference()));
            for (int v = 0; v < 2; v++) {
                hit[v] += Math.abs(values.get(v).mean() - truths[v])
                                <= values.get(v).margin()
                        ? 1
                        : 0;
            }
        }
        for (int hits : hit) {
            assertThat((double) hits / rounds).isBetween(0.91, 0.985);
        }
    }

    @Test
    void eachProductIsShownAsOftenAsItsPropensitySays() {
        Random random = new Random(3);
        int[] shown = new int[RANKED.size()];
        double[] stated = new double[RANKED.size()];
        for (int round = 0; round < 40_000; round++) {
            Exploration.Varied<Integer> varied = Exploration.vary(RANKED, N, product -> product == 0, random);
            for (int place = 0; place < N; place++) {
                int product = varied.shown().get(place);
                shown[product]++;
                stated[product] = varied.propensities().get(place);
            }
        }
        assertThat(shown[0]).isEqualTo(40_000);
        for (int product : RANKED) {
            assertThat(shown[product] / 40_000.0).isCloseTo(stated[product], within(0.01));
        }
    }

    @Test
    void whatCannotHaveBeenShownIsRefusedAndTooLittleSaysNothing() {
        OffPolicy estimate = new OffPolicy();
        assertThatThrownBy(() -> estimate.product("S", 1, 0, true, true)).hasMessageContaining("probability");
        estimate.answer(1, 1);
        estimate.product("S", 1, 0.5, true, true);
        assertThat(estimate.value().margin()).isInfinite();
    }
}
