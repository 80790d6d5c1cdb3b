package io.clickshelf.recommendation.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SequentialComparisonTest {

    private static final double ALPHA = 0.05;
    private static final int LOOK_EVERY = 20;

    @Test
    void lookingAfterEveryFewShoppersKeepsTheRateOfFalseAlarmsWhereFixedIntervalsDoNot() {
        int trials = 400;
        int alarms = 0;
        int naiveAlarms = 0;
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < trials; trial++) {
            Stop stop = run(.1, .1, 4_000, random);
            alarms += stop.sequentially > 0 ? 1 : 0;
            naiveAlarms += stop.naively > 0 ? 1 : 0;
        }
        assertThat(alarms).isLessThan((int) (ALPHA * trials));
        assertThat(naiveAlarms).isGreaterThan((int) (4 * ALPHA * trials));
    }

    @Test
    void aRealDifferenceIsFound() {
        SplittableRandom random = new SplittableRandom(2);
        int found = 0;
        for (int trial = 0; trial < 50; trial++) {
            found += run(.1, .14, 8_000, random).sequentially > 0 ? 1 : 0;
        }
        assertThat(found).isGreaterThan(45);
    }

    @Test
    void thePValueIsBelowAlphaExactlyWhenTheIntervalExcludesZero() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 1_000; trial++) {
            long n = 100 + random.nextInt(20_000);
            long other = 100 + random.nextInt(20_000);
            SequentialComparison comparison = SequentialComparison.of(
                    Sample.ofShare(n, 1 + random.nextLong(n / 5)),
                    Sample.ofShare(other, 1 + random.nextLong(other / 5)),
                    ALPHA);
            assertThat(comparison.pValue() < ALPHA).isEqualTo(comparison.decided());
        }
    }

    @Test
    void aFewShoppersDecideNothing() {
        assertThat(SequentialComparison.of(Sample.ofShare(99, 0), Sample.ofShare(99, 99), ALPHA)
                        .decided())
                .isFalse();
        assertThat(SequentialComparison.of(Sample.of(0, 0, 0), Sample.of(0, 0, 0), ALPHA)
                        .pValue())
                .isEqualTo(1);
    }

    /** After how many shoppers each rule would have stopped; 0 if never. */
    private record Stop(int sequentially, int naively) {}

    private static Stop run(double rate, double otherRate, int shoppers, SplittableRandom random) {
        long ones = 0;
        long otherOnes = 0;
        int sequentially = 0;
        int naively = 0;
        for (int n = 1; n <= shoppers; n++) {
            ones += random.nextDouble() < rate ? 1 : 0;
            otherOnes += random.nextDouble() < otherRate ? 1 : 0;
            if (n >= SequentialComparison.FEWEST && n % LOOK_EVERY == 0) {
                Sample first = Sample.ofShare(n, ones);
                Sample other = Sample.ofShare(n, otherOnes);
                if (sequentially == 0
                        && SequentialComparison.of(first, other, ALPHA).decided()) {
                    sequentially = n;
                }
                double fixed = Math.hypot(first.margin(), other.margin());
                if (naively == 0 && Math.abs(first.mean() - other.mean()) > fixed) {
                    naively = n;
                }
            }
        }
        return new Stop(sequentially, naively);
    }
}
