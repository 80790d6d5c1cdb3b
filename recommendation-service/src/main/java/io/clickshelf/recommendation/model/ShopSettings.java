package io.clickshelf.recommendation.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a shop's model is fitted. What depends on the shop is chosen by the fit itself.
 *
 * @param listLength      k of the measures that choose the blend
 * @param neighbours      entries kept per product in each item-item matrix
 * @param maxEaseProducts catalogues above this have SLIM instead of EASE, whose time grows with the cube
 * @param validationShare share of the log's time span, the newest, to choose and measure on
 * @param maxCases        shoppers to choose and measure on, at most
 * @param threads         CPU threads of the fit
 * @param progress        told what the fit is doing
 * @param texts           what is written about products, by which newcomers are placed, and what they cost; may be empty
 * @param shown           answers that shoppers saw lately, and what came of them; may be empty
 */
public record ShopSettings(
        int listLength,
        int neighbours,
        int maxEaseProducts,
        double validationShare,
        int maxCases,
        int threads,
        Consumer<String> progress,
        List<ProductText> texts,
        List<ShownAnswer> shown) {

    public static final ShopSettings DEFAULT =
            new ShopSettings(20, 300, 6000, 0.2, 2000, 2, line -> {}, List.of(), List.of());

    public ShopSettings {
        if (listLength < 1 || neighbours < 1 || maxCases < 1) {
            throw new IllegalArgumentException("listLength, neighbours and maxCases must be at least 1; got "
                    + listLength + ", " + neighbours + ", " + maxCases + ".");
        }
        if (!(validationShare > 0 && validationShare < 1)) {
            throw new IllegalArgumentException(
                    "validationShare is " + validationShare + "; it must lie between 0 and 1.");
        }
    }

    public ShopSettings with(Consumer<String> listener) {
        return new ShopSettings(
                listLength, neighbours, maxEaseProducts, validationShare, maxCases, threads, listener, texts, shown);
    }

    public ShopSettings with(List<ProductText> changed) {
        return new ShopSettings(
                listLength, neighbours, maxEaseProducts, validationShare, maxCases, threads, progress, changed, shown);
    }

    public ShopSettings withShown(List<ShownAnswer> changed) {
        return new ShopSettings(
                listLength, neighbours, maxEaseProducts, validationShare, maxCases, threads, progress, texts, changed);
    }

    public ShopSettings withThreads(int changed) {
        return new ShopSettings(
                listLength, neighbours, maxEaseProducts, validationShare, maxCases, changed, progress, texts, shown);
    }

    public ShopSettings withNeighbours(int changed) {
        return new ShopSettings(
                listLength, changed, maxEaseProducts, validationShare, maxCases, threads, progress, texts, shown);
    }

    /** Prices as the texts tell them; of stock nothing is known. */
    Market market() {
        Map<String, Double> prices = new HashMap<>();
        texts.forEach(text -> prices.put(text.product(), text.price()));
        return new Market() {
            @Override
            public double price(String product) {
                return prices.getOrDefault(product, Double.NaN);
            }

            @Override
            public double units(String product) {
                return Double.NaN;
            }
        };
    }
}
