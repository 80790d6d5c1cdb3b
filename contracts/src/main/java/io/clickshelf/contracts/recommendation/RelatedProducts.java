package io.clickshelf.contracts.recommendation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products that go with a product, strongest first. */
public record RelatedProducts(String productId, List<Related> related, String modelVersion) {

    /** @param strength a similarity from 0 to 1, or for baskets a lower bound of the lift */
    public record Related(String productId, @Nullable String title, double strength) {}
}
