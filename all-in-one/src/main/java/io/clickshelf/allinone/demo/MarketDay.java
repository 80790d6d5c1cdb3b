package io.clickshelf.allinone.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;

/** What attracts on one day: season, popularity and price together. */
final class MarketDay {

    private static final double[] WEEKDAYS = {1.05, 0.95, 0.95, 1.0, 1.05, 1.1, 0.9};
    private static final double GROWTH_PER_YEAR = 0.25;

    private final LocalDate day;
    private final DemoCatalog catalog;
    private final Roulette[] within;
    private final double[] attraction;

    MarketDay(LocalDate day, DemoCatalog catalog, PriceHistory prices) {
        this.day = day;
        this.catalog = catalog;
        int families = catalog.families().size();
        this.within = new Roulette[families];
        this.attraction = new double[families];
        for (int f = 0; f < families; f++) {
            Family family = catalog.families().get(f);
            List<Article> articles = catalog.of(f);
            double[] weights = new double[articles.size()];
            double usual = 0;
            for (int i = 0; i < weights.length; i++) {
                Article article = articles.get(i);
                double ratio = prices.price(day, f, article) / article.listPrice();
                weights[i] = article.popularity() * Math.pow(ratio, -family.elasticity());
                usual += article.popularity();
            }
            within[f] = new Roulette(weights);
            attraction[f] = family.popularity() * family.season().factor(day) * within[f].total() / usual;
        }
    }

    /** Orders to expect, given those of an average day and how much of the year has passed, 0 to 1. */
    double orders(double average, double yearPassed) {
        double attracted = 0;
        double usual = 0;
        for (int f = 0; f < attraction.length; f++) {
            attracted += attraction[f];
            usual += catalog.families().get(f).popularity();
        }
        double trend = 1 + GROWTH_PER_YEAR * (yearPassed - 0.5);
        return average * trend * WEEKDAYS[day.getDayOfWeek().getValue() - 1] * attracted / usual;
    }

    int drawFamily(Customer customer, RandomGenerator random) {
        double[] weights = attraction.clone();
        for (int f = 0; f < weights.length; f++) {
            weights[f] *=
                    customer.taste().getOrDefault(catalog.families().get(f).department(), 1.0);
        }
        return new Roulette(weights).draw(random);
    }

    Article drawArticle(int family, RandomGenerator random) {
        return catalog.of(family).get(within[family].draw(random));
    }
}
