package io.clickshelf.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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

    @Test
    void whatShoppersMadeOfAnswersTeachesTheRankerToLookAtPrices() {
        InteractionLog log = Samples.shop(1);
        List<ShownAnswer> shown = Samples.shownToBargainHunters(log.end() - 40 * 86_400, log.end());
        ShopRecommender model = ShopRecommender.fit(log, ShopSettings.DEFAULT.withShown(shown));
        assertThat(model.blend().get("ranker trees")).isPositive();
        List<HistoryItem> history = List.of(new HistoryItem("P45", 1, 3), new HistoryItem("P41", 1, 40));
        List<String> plain = products(model, Question.of(history, 20));
        String dear = plain.getFirst();
        Market market = new Market() {
            @Override
            public double price(String product) {
                return product.equals(dear) ? 90 : 10;
            }

            @Override
            public double units(String product) {
                return 0;
            }
        };
        assertThat(products(model, Question.of(history, 20).with(market))).doesNotContain(dear);
    }

    private static List<String> products(ShopRecommender model, Question question) {
        return model.recommend(question).stream().map(Recommendation::product).toList();
    }
}
