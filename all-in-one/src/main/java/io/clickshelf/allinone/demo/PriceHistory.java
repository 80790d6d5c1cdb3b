package io.clickshelf.allinone.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;

/** What every article cost on every day of the year: list price, its changes, and weekly promotions of one family. */
final class PriceHistory {

    private static final double DISCOUNT = 0.2;
    private static final double CHANGES_PER_DAY = 4.0 / 365;
    private static final double LARGEST_CHANGE = 0.12;
    private static final int DAYS_PER_WEEK = 7;

    private final LocalDate first;
    private final double[][] shelfPrice;
    private final int[] promotedFamily;

    PriceHistory(DemoCatalog catalog, LocalDate first, int days, RandomGenerator random) {
        this.first = first;
        List<Article> articles = catalog.articles();
        this.shelfPrice = new double[articles.size()][days];
        for (Article article : articles) {
            double price = article.listPrice();
            for (int day = 0; day < days; day++) {
                if (random.nextDouble() < CHANGES_PER_DAY) {
                    double change = 1 + LARGEST_CHANGE * (2 * random.nextDouble() - 1);
                    price = Math.max(1.05 * article.cost(), article.listPrice() * change);
                }
                shelfPrice[article.index()][day] = Math.round(100 * price) / 100.0;
            }
        }
        this.promotedFamily = new int[days / DAYS_PER_WEEK + 1];
        for (int week = 0; week < promotedFamily.length; week++) {
            promotedFamily[week] = random.nextInt(catalog.families().size());
        }
    }

    private int index(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(first, day);
    }

    boolean promoted(LocalDate day, int family) {
        return promotedFamily[index(day) / DAYS_PER_WEEK] == family;
    }

    /** The name of the week's promotion. */
    String promotionId(LocalDate day) {
        return "PROMO-" + (index(day) / DAYS_PER_WEEK + 1);
    }

    /** The price without promotion. */
    double shelfPrice(LocalDate day, Article article) {
        return shelfPrice[article.index()][index(day)];
    }

    /** What a customer pays. */
    double price(LocalDate day, int family, Article article) {
        double price = shelfPrice(day, article);
        return promoted(day, family)
                ? Math.max(article.cost(), Math.round(100 * price * (1 - DISCOUNT)) / 100.0)
                : price;
    }
}
