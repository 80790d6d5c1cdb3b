package io.clickshelf.pricing.model.price;

import java.util.Arrays;

/**
 * What the price of the category's others tells of a product's demand that its own regression doesn't: the others' mean log
 * price without its part that goes along with the product's level, price and promotion (Frisch and Waugh 1933, weighted as
 * that regression is). Where all prices of a category move together, nothing is left: what a product's own price did can't be
 * taken for the others' doing. O(days).
 */
final class CrossSignal {

    /** Smallest share of the variance that own price and promotion must each have for themselves to be told apart. */
    private static final double LEAST_APART = 1e-6;

    /** By day of the fit's series; single precision, as there are many. */
    final float[] left;

    private final double level;
    private final double perPrice;
    private final double perPromotion;

    CrossSignal(ProductFit fit, CategoryPrices prices, long firstEpochDay, double[] logDay) {
        SalesPanel.Series series = fit.series;
        double[] weight = new double[series.days];
        double[] price = series.x.clone();
        double[] promotion = new double[series.days];
        double[] others = new double[series.days];
        for (int t = 0; t < series.days; t++) {
            weight[t] = Math.exp(Math.min(30, fit.logMean(t, logDay)));
            promotion[t] = series.promotion(t) ? 1 : 0;
            others[t] = prices.others(series.sales.productId(), firstEpochDay + series.offset + t);
        }
        double othersMean = centred(others, weight);
        double priceMean = centred(price, weight);
        double promotionMean = centred(promotion, weight);
        double pp = product(price, price, weight);
        double pq = product(price, promotion, weight);
        double qq = product(promotion, promotion, weight);
        double zp = product(others, price, weight);
        double zq = product(others, promotion, weight);
        double apart = pp * qq - pq * pq;
        boolean both = apart > LEAST_APART * pp * qq;
        if (both) {
            perPrice = (zp * qq - zq * pq) / apart;
            perPromotion = (zq * pp - zp * pq) / apart;
        } else {
            perPrice = pp > 0 ? zp / pp : 0;
            perPromotion = pp > 0 || qq == 0 ? 0 : zq / qq;
        }
        left = new float[series.days];
        for (int t = 0; t < left.length; t++) {
            left[t] = (float) (others[t] - perPrice * price[t] - perPromotion * promotion[t]);
        }
        level = othersMean - perPrice * priceMean - perPromotion * promotionMean;
    }

    /** The same for a day after the series. */
    double later(double othersPrice, double ownPrice, boolean promoted) {
        return othersPrice - level - perPrice * ownPrice - (promoted ? perPromotion : 0);
    }

    /** Takes each block's weighted mean out of the values; the last block's is the answer. */
    private static double centred(double[] values, double[] weight) {
        double mean = 0;
        for (int from = 0; from < values.length; from += SalesPanel.BLOCK_DAYS) {
            int to = Math.min(values.length, from + SalesPanel.BLOCK_DAYS);
            double sum = 0;
            for (int t = from; t < to; t++) {
                sum += weight[t] * values[t];
            }
            mean = sum / Math.max(1e-12, Arrays.stream(weight, from, to).sum());
            for (int t = from; t < to; t++) {
                values[t] -= mean;
            }
        }
        return mean;
    }

    private static double product(double[] one, double[] other, double[] weight) {
        double sum = 0;
        for (int t = 0; t < one.length; t++) {
            sum += weight[t] * one[t] * other[t];
        }
        return sum;
    }
}
