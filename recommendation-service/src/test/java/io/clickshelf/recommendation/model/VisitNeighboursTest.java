package io.clickshelf.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VisitNeighboursTest {

    private static final int PRODUCTS = 200;

    @Test
    void votesAreTheSumOfWhatEachClickBroughtThem() {
        VisitNeighbours visits = VisitNeighbours.fit(Samples.shop(3));
        int[] clicks = {7, 30, 7, 12};
        float[] scores = new float[PRODUCTS];
        VisitNeighbours.Voters voters = visits.vote(clicks, 2, new VisitWorkspace(), scores);
        int[] slot = new int[PRODUCTS];
        float[][] shares = new float[PRODUCTS][clicks.length];
        for (int j = 0; j < PRODUCTS; j++) {
            slot[j] = j + 1;
        }
        voters.shares(visits.settings(), slot, shares, new int[] {0, 1, 2, 3});
        float most = 0;
        for (int j = 0; j < PRODUCTS; j++) {
            most = Math.max(most, scores[j]);
            assertThat(shares[j][0]).isZero(); // the same product was clicked again later
            assertThat(shares[j][1] + shares[j][2] + shares[j][3]).isCloseTo(scores[j], within(1e-4f));
        }
        assertThat(most).isEqualTo(2, within(1e-5f));
    }

    @Test
    void aVisitThatIsOverCountsForTheNext() {
        VisitNeighbours visits = VisitNeighbours.fit(Samples.shop(3));
        int before = visits.size();
        float[] scores = new float[PRODUCTS];
        visits.vote(new int[] {5}, 1, new VisitWorkspace(), scores);
        float[] after = new float[PRODUCTS];
        for (int n = 0; n < 20; n++) {
            visits.add(new int[] {5, 199});
        }
        visits.vote(new int[] {5}, 1, new VisitWorkspace(), after);
        assertThat(visits.size()).isEqualTo(before + 20);
        assertThat(after[199]).isGreaterThan(3 * scores[199]);
    }
}
