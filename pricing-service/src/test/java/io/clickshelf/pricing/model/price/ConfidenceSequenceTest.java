package io.clickshelf.pricing.model.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {

    @Test
    void lookingAfterEveryPairRarelyFindsWhatIsNotThere() {
        SplittableRandom random = new SplittableRandom(1);
        int wrong = 0;
        int right = 0;
        for (int run = 0; run < 1000; run++) {
            wrong += everConclusive(0, random) ? 1 : 0;
            right += everConclusive(.8, random) ? 1 : 0;
        }
        assertThat(wrong).isLessThan(70);
        assertThat(right).isGreaterThan(950);
    }

    private static boolean everConclusive(double effect, SplittableRandom random) {
        ConfidenceSequence sequence = new ConfidenceSequence(.05, 28);
        for (int n = 0; n < 200; n++) {
            sequence.add(effect + random.nextGaussian());
            if (sequence.isConclusive()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void ofEachTwoSlotsExactlyOneIsChangedAndTheCoinIsFair() {
        int first = 0;
        for (int pair = 0; pair < 1000; pair++) {
            boolean changed = SlotCoin.changed("experiment", 2L * pair);
            assertThat(SlotCoin.changed("experiment", 2L * pair + 1)).isNotEqualTo(changed);
            first += changed ? 1 : 0;
        }
        assertThat(first).isBetween(440, 560);
    }
}
