package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.Product;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** The brands of the catalogue, as a search or a mention writes them. */
public final class Brands {

    private static final int MOST_WORDS = 4;
    private static final String NO_WORD = "[^\\p{L}\\p{N}]+";

    private final Map<String, Set<String>> products = new ConcurrentHashMap<>();
    private final Map<String, String> brandOf = new ConcurrentHashMap<>();

    /** Takes up a product as it is now; null where it is gone. */
    public void changed(String productId, @Nullable Product product) {
        String brand = product == null || product.brand() == null ? "" : plain(product.brand());
        String before = brand.isEmpty() ? brandOf.remove(productId) : brandOf.put(productId, brand);
        if (before != null && !before.equals(brand)) {
            products.getOrDefault(before, Set.of()).remove(productId);
        }
        if (!brand.isEmpty()) {
            products.computeIfAbsent(brand, name -> new ConcurrentSkipListSet<>())
                    .add(productId);
        }
    }

    /** The longest name of a brand among the words, as {@link #of} gives it. */
    Optional<String> in(String text) {
        String[] words = plain(text).split(" ");
        for (int length = MOST_WORDS; length > 0; length--) {
            for (int from = 0; from + length <= words.length; from++) {
                String name = String.join(" ", Arrays.asList(words).subList(from, from + length));
                if (!products.getOrDefault(name, Set.of()).isEmpty()) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    /** The brand of a product, in small letters and without marks. */
    Optional<String> of(String productId) {
        return Optional.ofNullable(brandOf.get(productId));
    }

    Set<String> products(String brand) {
        return new TreeSet<>(products.getOrDefault(brand, Set.of()));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll(NO_WORD, " ").strip();
    }
}
