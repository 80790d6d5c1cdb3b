package io.clickshelf.pricing.model.price;

import java.util.List;

/**
 * What all products of a shop share, learnt from them (empirical Bayes): elasticities are normal around their category's
 * mean, category means normal around the shop's; promotion lifts normal around the shop's; block levels around zero.
 */
final class Priors {

    /** Grocery and general-merchandise own-price elasticities scatter around -2 (Bijmolt et al. 2005: mean -2.6). */
    private static final double SHOP_MEAN = -2;

    private static final double SHOP_VARIANCE = 1;

    /** A handful of products whose price moved together with something else would else set everybody free. */
    private static final double LARGEST_BETWEEN_PRODUCTS = 1;

    /** Spreads are kept off zero and infinity: as if this many products had shown the starting spread. */
    private static final double SPREAD_WEIGHT = 5;

    final double[] categoryMean;
    final double[] categoryVariance;
    double shopMean = SHOP_MEAN;
    double shopMeanVariance = SHOP_VARIANCE;
    double betweenProducts = .5;
    double betweenCategories = .25;
    private double liftMean = .3;
    private double liftVariance = .25;
    private double blockVariance = .1;

    Priors(int categories) {
        categoryMean = new double[categories];
        categoryVariance = new double[categories];
        java.util.Arrays.fill(categoryMean, SHOP_MEAN);
        java.util.Arrays.fill(categoryVariance, SHOP_VARIANCE);
    }

    double elasticityMean(int category) {
        return categoryMean[category];
    }

    double elasticityPrecision() {
        return 1 / betweenProducts;
    }

    double liftMean() {
        return liftMean;
    }

    double liftPrecision() {
        return 1 / liftVariance;
    }

    double blockPrecision() {
        return 1 / blockVariance;
    }

    /** Learns the shared means and spreads from the products' current posteriors. */
    void update(List<ProductFit> fits) {
        updateElasticities(fits);
        double lifts = .3 / .25;
        double weight = 1 / .25;
        double blocks = SPREAD_WEIGHT * .1;
        double liftSquares = SPREAD_WEIGHT * .25;
        double promoted = SPREAD_WEIGHT;
        for (ProductFit fit : fits) {
            double own = 1 / fit.liftVariance - 1 / liftVariance;
            if (own > 1e-6) {
                double estimate = (fit.lift / fit.liftVariance - liftMean / liftVariance) / own;
                double precision = 1 / (1 / own + liftVariance);
                lifts += precision * estimate;
                weight += precision;
                liftSquares += (fit.lift - liftMean) * (fit.lift - liftMean) + fit.liftVariance;
                promoted++;
            }
            double squares = 0;
            for (double level : fit.block) {
                squares += level * level;
            }
            blocks += squares / fit.block.length + fit.blockVariance;
        }
        liftMean = lifts / weight;
        liftVariance = liftSquares / promoted;
        blockVariance = Math.clamp(blocks / (fits.size() + SPREAD_WEIGHT), .005, 2);
    }

    /** Expectation-maximisation on each product's own estimate, i.e. its posterior with the prior taken out. */
    private void updateElasticities(List<ProductFit> fits) {
        int n = fits.size();
        double[] precision = new double[n];
        double[] estimate = new double[n];
        for (int i = 0; i < n; i++) {
            ProductFit fit = fits.get(i);
            precision[i] = Math.max(0, 1 / fit.elasticityVariance - 1 / betweenProducts);
            if (precision[i] > 1e-6) {
                estimate[i] = (fit.elasticity / fit.elasticityVariance - elasticityMean(fit.category) / betweenProducts)
                        / precision[i];
            }
        }
        int categories = categoryMean.length;
        double[] top = new double[categories];
        double[] bottom = new double[categories];
        for (int round = 0; round < 100; round++) {
            java.util.Arrays.fill(top, shopMean / betweenCategories);
            java.util.Arrays.fill(bottom, 1 / betweenCategories);
            for (int i = 0; i < n; i++) {
                if (precision[i] > 1e-6) {
                    double weight = 1 / (1 / precision[i] + betweenProducts);
                    top[fits.get(i).category] += weight * estimate[i];
                    bottom[fits.get(i).category] += weight;
                }
            }
            double shopTop = SHOP_MEAN / SHOP_VARIANCE;
            double shopBottom = 1 / SHOP_VARIANCE;
            double scatter = SPREAD_WEIGHT * .25;
            for (int c = 0; c < categories; c++) {
                categoryMean[c] = top[c] / bottom[c];
                categoryVariance[c] = 1 / bottom[c];
                // The category's own estimate weighs by its variance around the shop's mean.
                double own = bottom[c] - 1 / betweenCategories;
                if (own > 1e-9) {
                    double weight = 1 / (1 / own + betweenCategories);
                    shopTop += weight * (top[c] - shopMean / betweenCategories) / own;
                    shopBottom += weight;
                }
                double away = categoryMean[c] - shopMean;
                scatter += away * away + categoryVariance[c];
            }
            shopMean = shopTop / shopBottom;
            shopMeanVariance = 1 / shopBottom;
            betweenCategories = Math.clamp(scatter / (categories + SPREAD_WEIGHT), .001, 4);
            double squares = SPREAD_WEIGHT * .5;
            double count = SPREAD_WEIGHT;
            for (int i = 0; i < n; i++) {
                if (precision[i] > 1e-6) {
                    double variance = 1 / (precision[i] + 1 / betweenProducts);
                    double mean = elasticityMean(fits.get(i).category);
                    double posterior = variance * (precision[i] * estimate[i] + mean / betweenProducts);
                    squares += (posterior - mean) * (posterior - mean) + variance;
                    count++;
                }
            }
            betweenProducts = Math.clamp(squares / count, .01, LARGEST_BETWEEN_PRODUCTS);
        }
    }
}
