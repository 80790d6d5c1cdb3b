package io.clickshelf.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShopRecommenderTest {

    private static final ShopRecommender MODEL = ShopRecommender.fit(Samples.shop(1), ShopSettings.DEFAULT);

    private static final List<HistoryItem> TASTE_ONE =
            List.of(new HistoryItem("P45", 1, 3), new HistoryItem("P41", 1, 40), new HistoryItem("P60", 1, 1));

    @Test
    void itBeatsPopularityOnShoppersThatDidNotChooseTheBlend() {
        double popularity = MODEL.metrics().getOrDefault("popularity.recall@20", Double.NaN);
        assertThat(MODEL.metrics().get("recall@20")).isGreaterThan(1.5 * popularity);
    }

    @Test
    void ofAShoppersTasteAreTheProductsShown() {
        assertThat(MODEL.recommend(Question.of(TASTE_ONE, 10)))
                .hasSize(10)
                .allSatisfy(item -> assertThat(taste(item.product())).isEqualTo(1));
    }

    @Test
    void aClickTurnsTheAnswerAtOnce() {
        List<Recommendation> answer =
                MODEL.recommend(new Question(List.of(), List.of("P120", "P125"), Set.of(), p -> true, 5, 1));
        assertThat(answer).allSatisfy(item -> assertThat(taste(item.product())).isEqualTo(3));
        assertThat(answer.getFirst().reasons().getFirst().product()).isIn("P120", "P125");
    }

    @Test
    void reasonsAndPopularityAddUpToTheScore() {
        Question question = new Question(TASTE_ONE, List.of("P50", "P45"), Set.of(), p -> true, 20, 99);
        for (Recommendation item : MODEL.recommend(question)) {
            double sum = item.reasons().stream()
                    .mapToDouble(Recommendation.Reason::contribution)
                    .sum();
            assertThat(sum + item.popularity()).isCloseTo(item.score(), within(1e-3 * item.score()));
        }
    }

    @Test
    void aStrangerGetsWhatSellsAndUnknownProductsDoNotMatter() {
        List<HistoryItem> unknown = List.of(new HistoryItem("NOPE", 1, 0));
        assertThat(MODEL.recommend(Question.of(unknown, 8)))
                .isEqualTo(MODEL.recommend(Question.of(List.of(), 8)))
                .hasSize(8);
    }

    @Test
    void whatIsExcludedOrFilteredIsReplacedByTheNextBest() {
        List<String> open = products(Question.of(TASTE_ONE, 20));
        Question narrowed =
                new Question(TASTE_ONE, List.of(), Set.of(open.getFirst()), p -> !p.equals(open.get(2)), 10, 0);
        List<String> expected = open.stream()
                .filter(p -> !p.equals(open.getFirst()) && !p.equals(open.get(2)))
                .limit(10)
                .toList();
        assertThat(products(narrowed)).isEqualTo(expected);
    }

    @Test
    void howeverFewPassTheyAreFoundInTheirOrder() {
        List<String> open = products(Question.of(TASTE_ONE, 200));
        List<String> last = open.subList(open.size() - 10, open.size());
        Question narrowed = new Question(TASTE_ONE, List.of(), Set.copyOf(open.subList(0, 60)), last::contains, 20, 0);
        assertThat(products(narrowed)).isEqualTo(last);
        Question none = new Question(TASTE_ONE, List.of(), Set.copyOf(open), p -> true, 20, 0);
        assertThat(products(none)).isEmpty();
    }

    @Test
    void savedAndLoadedItAnswersTheSame() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MODEL.save(new DataOutputStream(bytes));
        ShopRecommender loaded =
                ShopRecommender.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(loaded.recommend(Question.of(TASTE_ONE, 20))).isEqualTo(MODEL.recommend(Question.of(TASTE_ONE, 20)));
        assertThat(loaded.similar("P45", 5)).isEqualTo(MODEL.similar("P45", 5)).hasSize(5);
        assertThat(loaded.metrics()).isEqualTo(MODEL.metrics());
    }

    @Test
    void aShopOfOneOrderStillAnswers() {
        InteractionLog log = InteractionLog.builder().add("U", "P", "B", 1, 0).build();
        assertThat(ShopRecommender.fit(log, ShopSettings.DEFAULT).recommend(Question.of(List.of(), 3)))
                .extracting(Recommendation::product)
                .containsExactly("P");
    }

    @Test
    void anEmptyLogIsRefused() {
        InteractionLog empty = InteractionLog.builder().build();
        assertThatThrownBy(() -> ShopRecommender.fit(empty, ShopSettings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no interactions");
    }

    private static int taste(String product) {
        return Integer.parseInt(product.substring(1)) / 40;
    }

    private static List<String> products(Question question) {
        return MODEL.recommend(question).stream().map(Recommendation::product).toList();
    }
}
