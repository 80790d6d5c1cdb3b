package io.clickshelf.forecasting.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrandsTest {

    private final Brands brands = new Brands();

    @Test
    void aSearchNamesTheLongestBrandAmongItsWordsHoweverItIsWritten() {
        brands.changed("A", of("A", "North"));
        brands.changed("B", of("B", "North & Sons"));
        assertThat(brands.in("cheap NORTH-sons boots")).contains("north sons");
        assertThat(brands.in("north boots")).contains("north");
        assertThat(brands.in("northern boots")).isEmpty();
    }

    @Test
    void aProductThatChangesItsBrandOrGoesLeavesTheOld() {
        brands.changed("A", of("A", "North"));
        brands.changed("A", of("A", "West"));
        assertThat(brands.in("north")).isEmpty();
        assertThat(brands.of("A")).contains("west");
        brands.changed("A", null);
        assertThat(brands.products("west")).isEmpty();
    }

    private static Product of(String id, String brand) {
        return Json.read(Json.write(Map.of("productId", id, "title", id, "brand", brand)), Product.class);
    }
}
