package io.clickshelf.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentIndexTest {

    private static final String[] COLOURS = {"red", "blue", "green", "white"};
    private static final String[] THINGS = {"teapot", "candle holder", "lunch box", "paper chain", "alarm clock"};

    private final ContentIndex index = new ContentIndex();

    private static ProductText text(String product, String title, double price) {
        return new ProductText(product, title, null, "Acme", "Home > Gifts", price);
    }

    private void fill() {
        for (String thing : THINGS) {
            for (String colour : COLOURS) {
                index.put(text(thing + "/" + colour, colour + " " + thing, 5));
            }
        }
    }

    @Test
    void aProductJustPublishedHasItsOwnKindAsNeighbours() {
        fill();
        index.put(text("new", "Set of pink teapots", 5));
        assertThat(index.similar("new", 4, product -> true))
                .hasSize(4)
                .allSatisfy(neighbour -> assertThat(neighbour.product()).startsWith("teapot/"))
                .allSatisfy(neighbour -> assertThat(neighbour.strength()).isBetween(0.0, 1.0));
    }

    @Test
    void ofTwoAlikeTheOneNearerInPriceComesFirst() {
        fill();
        index.put(text("dear", "garden bench", 90));
        index.put(text("cheap", "garden bench", 9));
        index.put(text("asked", "garden bench", 10));
        assertThat(index.similar("asked", 2, product -> true))
                .extracting(Neighbour::product)
                .containsExactly("cheap", "dear");
    }

    @Test
    void whatIsRemovedOrRewrittenIsGoneAtOnce() {
        fill();
        index.put(text("teapot/red", "red wheelbarrow", 5));
        index.remove("teapot/blue");
        assertThat(index.similar("teapot/green", 20, product -> true))
                .extracting(Neighbour::product)
                .contains("teapot/white")
                .doesNotContain("teapot/blue")
                .filteredOn(product -> product.startsWith("teapot/"))
                .first()
                .isEqualTo("teapot/white");
        assertThat(index.size()).isEqualTo(THINGS.length * COLOURS.length - 1);
        assertThat(index.similar("nothing", 5, product -> true)).isEmpty();
    }

    @Test
    void aNewcomerIsRecommendedToThoseWhoTakeItsLike() {
        ShopRecommender model = ShopRecommender.fit(Samples.shop(1), ShopSettings.DEFAULT);
        Newcomers newcomers = new Newcomers(model);
        newcomers.put("NEW", List.of(new Neighbour("P120", 0.9), new Neighbour("P121", 0.8)));
        newcomers.put("P3", List.of(new Neighbour("P120", 0.9)));
        assertThat(newcomers.size()).isEqualTo(1);
        Question taste = Question.of(List.of(new HistoryItem("P122", 1, 3), new HistoryItem("P125", 1, 3)), 40)
                .with(newcomers);
        Recommendation shown = model.recommend(taste).stream()
                .filter(item -> item.product().equals("NEW"))
                .findFirst()
                .orElseThrow();
        assertThat(shown.newcomer()).isTrue();
        assertThat(shown.reasons())
                .extracting(Recommendation.Reason::product)
                .containsExactlyInAnyOrder("P120", "P121");
        assertThat(shown.reasons().stream()
                        .mapToDouble(Recommendation.Reason::contribution)
                        .sum())
                .isCloseTo(shown.score(), org.assertj.core.api.Assertions.within(1e-5 * shown.score()));
        Question other = Question.of(List.of(new HistoryItem("P5", 1, 3)), 10).with(newcomers);
        assertThat(model.recommend(other)).extracting(Recommendation::product).doesNotContain("NEW");
        Question without =
                new Question(taste.history(), List.of(), Set.of("NEW"), p -> true, 40, 0, newcomers, Market.UNKNOWN);
        assertThat(model.recommend(without)).extracting(Recommendation::product).doesNotContain("NEW");
    }

    @Test
    void whoTookANewcomerIsAnsweredAsOneWhoTookItsLikesAndHearsItsName() {
        // Its likes share what it weighs: taken twice, it is each of the two taken once. The trees know better who took
        // what.
        ShopRecommender model =
                ShopRecommender.fit(Samples.shop(1), ShopSettings.DEFAULT).with(null);
        Newcomers newcomers = new Newcomers(model);
        newcomers.put("NEW", List.of(new Neighbour("P120", 0.9), new Neighbour("P121", 0.9)));
        List<Recommendation> forNewcomer = model.recommend(clicked("NEW", "NEW").with(newcomers));
        assertThat(forNewcomer)
                .extracting(Recommendation::product)
                .containsExactlyElementsOf(model.recommend(clicked("P120", "P121")).stream()
                        .map(Recommendation::product)
                        .toList());
        assertThat(forNewcomer)
                .isNotEmpty()
                .allSatisfy(shown -> assertThat(shown.reasons())
                        .extracting(Recommendation.Reason::product)
                        .containsOnlyOnce("NEW")
                        .doesNotContain("P120", "P121"));
        assertThat(model.recommend(clicked("NEW")))
                .first()
                .isEqualTo(model.recommend(clicked()).getFirst());
    }

    /** What was taken at one time, long ago enough that the order of clicks says nothing. */
    private static Question clicked(String... products) {
        List<HistoryItem> history = Arrays.stream(products)
                .map(product -> new HistoryItem(product, 1, 3))
                .toList();
        return new Question(history, List.of(), Set.of("NEW", "P120", "P121"), product -> true, 5, 10);
    }
}
