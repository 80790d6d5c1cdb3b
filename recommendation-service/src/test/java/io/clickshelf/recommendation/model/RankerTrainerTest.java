package io.clickshelf.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankerTrainerTest {

    @Test
    void whoTeachesIsNeverMeasuredWhateverIsLookedAt() {
        InteractionLog log = Samples.shop(2);
        ShopCases cases = ShopCases.split(log, 0.2, 201);
        for (int c = 0; c < cases.size(); c++) {
            assertThat(Halves.teaches(log.users().id(cases.users()[c]))).isEqualTo(c % 2 == 0);
        }
        assertThat(cases.size()).isGreaterThan(180);
        List<ShownAnswer> answers = Samples.shownToBargainHunters(log.end() - 86_400, log.end());
        RankingTrial shown = ShownTrial.of(answers, log, 0, 20);
        for (int n = 0; n < shown.size(); n++) {
            ShownAnswer answer = (ShownAnswer) shown.question(n).market();
            assertThat(Halves.teaches(answer.user())).isEqualTo(n % 2 == 0);
        }
        assertThat(shown.size()).isGreaterThan(1000);
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
