package io.clickshelf.forecasting.model.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LikeProductsTest {

    private final Random random = new Random(4);
    private final List<ProductTraits> traits = new ArrayList<>();

    @Test
    void aNewcomerSellsAsItsLikesDo() {
        double[] demand = new double[200];
        for (int i = 0; i < demand.length; i++) {
            boolean lamp = i % 2 == 0;
            traits.add(lamp ? traits("Home > Lamps", 20, "lamp model " + i) : traits("Home > Rugs", 20, "rug " + i));
            demand[i] = (lamp ? 40 : 4) * (0.8 + 0.4 * random.nextDouble());
        }
        LikeProducts likes = LikeProducts.fit(traits, demand, 1);
        assertThat(likes.expected(traits("Home > Lamps", 25, "a lamp"))).isCloseTo(40, within(6.0));
        assertThat(likes.expected(traits("Home > Rugs", Double.NaN, "rug"))).isCloseTo(4, within(2.0));
        assertThat(likes.likes(traits("Home > Rugs", 20, "rug"), 3)).allMatch(like -> like.product() % 2 == 1);
        assertThat(likes.spread()).as("of levels around their kind's").isCloseTo(0.4 / Math.sqrt(12), within(0.05));
    }

    @Test
    void whereNothingTellsProductsApartTheMeanIsForecast() {
        double[] demand = new double[200];
        double mean = 0;
        for (int i = 0; i < demand.length; i++) {
            traits.add(traits(null, 1 + 50 * random.nextDouble(), "word" + random.nextInt(20)));
            demand[i] = 5 + random.nextInt(20);
            mean += demand[i] / demand.length;
        }
        assertThat(LikeProducts.fit(traits, demand, 1).expected(traits(null, 10, "word3")))
                .isCloseTo(mean, within(0.25 * mean));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LikeProducts.fit(traits, new double[3], 1))
                .withMessageContaining("200 products");
    }

    private static ProductTraits traits(@org.jspecify.annotations.Nullable String category, double price, String text) {
        return new ProductTraits(category, price, text);
    }
}
