package io.clickshelf.recommendation.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An answer as a shopper saw it, and what came of it.
 *
 * @param user     who saw it
 * @param products as shown
 * @param prices   of each then; NaN if unknown
 * @param units    of each in stock then; NaN if unknown
 * @param taken    whether each was clicked, put into the cart or bought
 */
public record ShownAnswer(
        String user, long epochSecond, List<String> products, double[] prices, double[] units, boolean[] taken)
        implements Market {

    @Override
    public double price(String product) {
        int at = products.indexOf(product);
        return at < 0 ? Double.NaN : prices[at];
    }

    @Override
    public double units(String product) {
        int at = products.indexOf(product);
        return at < 0 ? Double.NaN : units[at];
    }

    Set<String> takenProducts() {
        Set<String> chosen = new HashSet<>();
        for (int n = 0; n < taken.length; n++) {
            if (taken[n]) {
                chosen.add(products.get(n));
            }
        }
        return chosen;
    }
}
