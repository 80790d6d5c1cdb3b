package io.clickshelf.recommendation.model;

import it.unimi.dsi.fastutil.objects.Object2DoubleOpenHashMap;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits what is written about a product into weighted terms: words of the title and, lighter, of the beginning of the description, pairs of
 * neighbouring title words, brand, and each level of the category. English plural endings are dropped.
 */
final class TextTerms {

    private static final double PAIR = 0.5;
    private static final double DESCRIPTION = 0.2;
    private static final int DESCRIPTION_WORDS = 60;
    private static final double BRAND = 0.7;
    private static final double CATEGORY = 0.7;
    private static final Set<String> STOP = Set.of(
            "the", "a", "an", "and", "or", "of", "for", "in", "on", "with", "to", "by", "from", "is", "as", "at");

    private TextTerms() {}

    /** Term to weight; a term that comes again counts its heaviest place, not each. */
    static Object2DoubleOpenHashMap<String> of(ProductText text) {
        Object2DoubleOpenHashMap<String> terms = new Object2DoubleOpenHashMap<>();
        String before = null;
        for (String word : words(text.title())) {
            String stem = stem(word);
            if (stem != null) {
                put(terms, stem, 1);
                if (before != null) {
                    put(terms, before + ' ' + stem, PAIR);
                }
                before = stem;
            }
        }
        if (text.description() != null) {
            int left = DESCRIPTION_WORDS;
            for (String word : words(text.description())) {
                String stem = stem(word);
                if (stem != null && left-- > 0) {
                    put(terms, stem, DESCRIPTION);
                }
            }
        }
        if (text.brand() != null && !text.brand().isBlank()) {
            put(terms, "brand:" + text.brand().trim().toLowerCase(Locale.ROOT), BRAND);
        }
        if (text.category() != null) {
            for (String level : text.category().split(">")) {
                if (!level.isBlank()) {
                    put(terms, "category:" + level.trim().toLowerCase(Locale.ROOT), CATEGORY);
                }
            }
        }
        return terms;
    }

    private static void put(Object2DoubleOpenHashMap<String> terms, String term, double weight) {
        terms.put(term, Math.max(weight, terms.getDouble(term)));
    }

    private static String[] words(String text) {
        return text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
    }

    private static @Nullable String stem(String word) {
        if (word.isEmpty() || STOP.contains(word)) {
            return null;
        }
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + 'y';
        }
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
