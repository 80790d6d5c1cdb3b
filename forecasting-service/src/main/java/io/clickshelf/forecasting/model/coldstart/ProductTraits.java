package io.clickshelf.forecasting.model.coldstart;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a product before it sells.
 *
 * @param category path from the widest to the narrowest, parted by {@code " > "}; null where unknown
 * @param price    of one unit, NaN where unknown
 * @param text     title, brand
 */
public record ProductTraits(@Nullable String category, double price, String text) {

    private static final int SHORTEST_WORD = 2;

    /** How often each word occurs. */
    Map<String, Integer> words() {
        Map<String, Integer> words = new TreeMap<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.length() >= SHORTEST_WORD) {
                words.merge(word, 1, Integer::sum);
            }
        }
        return words;
    }

    /** Which part of the longer path two categories have in common; 0 where one is unknown. */
    double sharedCategory(ProductTraits other) {
        if (category == null || other.category == null) {
            return 0;
        }
        String[] own = category.split(" > ", -1);
        String[] others = other.category.split(" > ", -1);
        int shared = 0;
        while (shared < Math.min(own.length, others.length) && own[shared].equals(others[shared])) {
            shared++;
        }
        return (double) shared / Math.max(own.length, others.length);
    }

    /** The distance of the logarithms of the prices; that of a price and its double where one is not known. */
    public double priceDistance(ProductTraits other) {
        return price > 0 && other.price > 0 ? Math.abs(Math.log(price / other.price)) : Math.log(2);
    }
}
