package io.clickshelf.allinone.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Some four hundred articles: every family in several models, each model by every brand in one variant. */
final class DemoCatalog {

    private static final List<String> MODELS = List.of("One", "Go", "Plus", "Pro");

    private final List<Family> families = Families.all();
    private final List<List<Article>> byFamily = new ArrayList<>();
    private final List<Article> articles = new ArrayList<>();

    DemoCatalog(RandomGenerator random) {
        for (Family family : families) {
            List<Article> ofFamily = new ArrayList<>();
            for (int model = 0; model < MODELS.size(); model++) {
                for (String brand : family.brands()) {
                    ofFamily.add(article(family, model, brand, random));
                }
            }
            articles.addAll(ofFamily);
            byFamily.add(ofFamily);
        }
    }

    private Article article(Family family, int model, String brand, RandomGenerator random) {
        int index = articles.size()
                + model * family.brands().size()
                + family.brands().indexOf(brand);
        String variant = family.variants().get(random.nextInt(family.variants().size()));
        double rank = (model + random.nextDouble()) / MODELS.size();
        double price = family.lowest() * Math.pow(family.highest() / family.lowest(), rank);
        return new Article(
                index,
                "P%04d".formatted(index + 1),
                brand + " " + MODELS.get(model) + " " + family.noun() + ", " + variant,
                brand,
                family,
                Math.max(1, Math.round(price)) - 0.01,
                // A few sell much, most little.
                Math.exp(1.1 * random.nextGaussian()));
    }

    List<Article> articles() {
        return articles;
    }

    List<Family> families() {
        return families;
    }

    List<Article> of(int family) {
        return byFamily.get(family);
    }

    /** Positions of the families that are bought with this one. */
    int[] companions(int family) {
        List<String> names = families.get(family).companions();
        return java.util.stream.IntStream.range(0, families.size())
                .filter(i -> names.contains(families.get(i).noun()))
                .toArray();
    }
}
