package io.clickshelf.forecasting.model.coldstart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cosine of the words of two texts, rare words weighing more (Salton and Buckley 1988). */
final class TextSimilarity {

    private record Posting(int product, double weight) {}

    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final Map<String, Double> rarity = new HashMap<>();
    private final int products;

    TextSimilarity(List<ProductTraits> traits) {
        products = traits.size();
        Map<String, Integer> frequency = new HashMap<>();
        List<Map<String, Integer>> words =
                traits.stream().map(ProductTraits::words).toList();
        words.forEach(own -> own.keySet().forEach(word -> frequency.merge(word, 1, Integer::sum)));
        frequency.forEach((word, count) -> rarity.put(word, Math.log((1.0 + products) / count)));
        for (int i = 0; i < products; i++) {
            int product = i;
            weights(words.get(i))
                    .forEach((word, weight) -> postings.computeIfAbsent(word, key -> new ArrayList<>())
                            .add(new Posting(product, weight)));
        }
    }

    /** With every product; unknown words say nothing. O(products + postings of the words). */
    double[] to(ProductTraits traits) {
        double[] cosine = new double[products];
        weights(traits.words()).forEach((word, weight) -> {
            for (Posting posting : postings.getOrDefault(word, List.of())) {
                cosine[posting.product()] += weight * posting.weight();
            }
        });
        return cosine;
    }

    private Map<String, Double> weights(Map<String, Integer> words) {
        Map<String, Double> weights = new HashMap<>();
        double squares = 0;
        for (Map.Entry<String, Integer> word : words.entrySet()) {
            double weight = word.getValue() * rarity.getOrDefault(word.getKey(), 0.0);
            weights.put(word.getKey(), weight);
            squares += weight * weight;
        }
        double norm = Math.sqrt(squares);
        weights.replaceAll((word, weight) -> norm == 0 ? 0 : weight / norm);
        return weights;
    }
}
