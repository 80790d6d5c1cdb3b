package io.clickshelf.pricing.model.price.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MarketPoliciesTest {

    private static final double BEST = 15;

    /** Two kinds of day, seen beforehand; the best price is 2 on one and 5 on the other. At most one a period is earned. */
    private static final class TwoKinds implements Market {

        private int kind;

        @Override
        public int observations() {
            return 1;
        }

        @Override
        public int[] levels() {
            return new int[] {8};
        }

        @Override
        public int periods() {
            return (int) BEST;
        }

        @Override
        public void start(RandomGenerator random) {
            kind = random.nextInt(2);
        }

        @Override
        public void observe(double[] into) {
            into[0] = kind;
        }

        @Override
        public double step(int[] prices, RandomGenerator random) {
            int away = prices[0] - (kind == 0 ? 2 : 5);
            kind = random.nextInt(2);
            return 1 - .1 * away * away;
        }
    }

    @Test
    void noEpisodeRepeatsTheChancesOfAnother() {
        Set<Double> chances = new HashSet<>();
        Market recorder = new Market() {
            @Override
            public int observations() {
                return 0;
            }

            @Override
            public int[] levels() {
                return new int[0];
            }

            @Override
            public int periods() {
                return 20;
            }

            @Override
            public void start(RandomGenerator random) {}

            @Override
            public void observe(double[] into) {}

            @Override
            public double step(int[] prices, RandomGenerator random) {
                chances.add(random.nextDouble());
                return 0;
            }
        };
        MarketPolicy.earned(recorder, (seen, into) -> {}, 50, 1);
        assertThat(chances).hasSize(50 * 20);
    }

    @Test
    void theSearchFindsTheTwoPrices() {
        BandSearch.Bands bands = new BandSearch(new TwoKinds(), 20).search(new int[] {0}, new double[][][] {{{.5}}});
        assertThat(bands.price()).isEqualTo(new int[][] {{2}, {5}});
    }

    @Test
    void theLearnerComesCloseAndIsTheSameAfterSavingAndLoading() throws IOException {
        TwoKinds market = new TwoKinds();
        LearntPolicy learnt = new PolicyLearner(market, 40, 3).learn(40);
        double earned = MarketPolicy.earned(market, learnt, 200, 9);
        assertThat(earned).isGreaterThan(.93 * BEST);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        learnt.save(new DataOutputStream(bytes));
        LearntPolicy loaded = LearntPolicy.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(MarketPolicy.earned(market, loaded, 200, 9)).isEqualTo(earned);
    }

    @Test
    void twoCompetitiveAnswersEndWhereEachIsTheBestToTheOther() {
        double[][] profit = new double[10][10];
        for (int own = 0; own < 10; own++) {
            for (int rival = 0; rival < 10; rival++) {
                profit[own][rival] = (own + 1) * Math.max(0, 10 - own + .5 * rival);
            }
        }
        CompetitiveAnswer one = new CompetitiveAnswer(10);
        CompetitiveAnswer other = new CompetitiveAnswer(10);
        int a = 9;
        int b = 9;
        for (int t = 0; t < 200; t++) {
            a = one.answer(profit);
            b = other.answer(profit);
            one.observe(b);
            other.observe(a);
        }
        for (int price = 0; price < 10; price++) {
            assertThat(profit[price][b]).isLessThanOrEqualTo(profit[a][b]);
            assertThat(profit[price][a]).isLessThanOrEqualTo(profit[b][a]);
        }
    }
}
