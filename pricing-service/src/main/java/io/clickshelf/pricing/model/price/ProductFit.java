package io.clickshelf.pricing.model.price;

/**
 * The quasi-Poisson regression of one product, given what all products share: log mean = level + level of the block +
 * elasticity * log price + lift * promotion + the calendar day's effect, with normal priors on all four.
 *
 * <p>Newton steps on the posterior; the block levels are eliminated by their Schur complement, so that a step costs one
 * pass over the days. Sold-out days enter with the expected demand given that it was at least what was sold.
 */
final class ProductFit {

    /** Residuals above this many standard deviations (a bulk order) count as this many. */
    private static final double LARGEST_RESIDUAL = 8;

    private static final double LEVEL_PRECISION = .01;

    final SalesPanel.Series series;
    final int category;
    final boolean usesPrice;

    double level;
    double elasticity;
    double lift;
    final double[] block;
    double elasticityVariance;
    double liftVariance;
    double blockVariance;
    double dispersion;
    double pearson;

    private final double startLevel;

    ProductFit(SalesPanel.Series series, int category, boolean usesPrice) {
        this.series = series;
        this.category = category;
        this.usesPrice = usesPrice;
        block = new double[series.blocks()];
        double units = 0;
        for (int t = 0; t < series.days; t++) {
            units += series.units(t);
        }
        startLevel = Math.log((units + .5) / (series.days + 1));
        level = startLevel;
        dispersion = 2;
    }

    double logMean(int day, double[] logDay) {
        return level
                + block[day / SalesPanel.BLOCK_DAYS]
                + (usesPrice ? elasticity * series.x[day] : 0)
                + (usesPrice && series.promotion(day) ? lift : 0)
                + logDay[series.offset + day];
    }

    /** Units sold; on a sold-out day, units expected to have been asked for. */
    double demand(int day, double mean) {
        double units = series.units(day);
        return series.stockedOut(day) ? Poissons.meanAtLeast(mean, units) : units;
    }

    /** What an unusual day (a bulk order) counts as at most. */
    double largestResidual(double mean) {
        return LARGEST_RESIDUAL * Math.sqrt(dispersion * mean);
    }

    /** One Newton step; also refreshes the variances and the Pearson statistic. */
    void step(double[] logDay, Priors priors) {
        int blocks = block.length;
        double[] h = new double[6];
        double[] g = new double[3];
        double[] blockGradient = new double[blocks];
        double[] blockWeight = new double[blocks];
        double[] blockX = new double[blocks];
        double[] blockZ = new double[blocks];
        double squares = 0;
        for (int t = 0; t < series.days; t++) {
            int b = t / SalesPanel.BLOCK_DAYS;
            double mean = Math.exp(Math.min(30, logMean(t, logDay)));
            if (mean < 1e-9) {
                continue; // a day on which the whole shop rests
            }
            double residual = demand(t, mean) - mean;
            residual = Math.min(residual, largestResidual(mean));
            squares += residual * residual / mean;
            double r = residual / dispersion;
            double w = mean / dispersion;
            double x = usesPrice ? series.x[t] : 0;
            double z = usesPrice && series.promotion(t) ? 1 : 0;
            g[0] += r;
            g[1] += r * x;
            g[2] += r * z;
            h[0] += w;
            h[1] += w * x;
            h[2] += w * z;
            h[3] += w * x * x;
            h[4] += w * x * z;
            h[5] += w * z;
            blockGradient[b] += r;
            blockWeight[b] += w;
            blockX[b] += w * x;
            blockZ[b] += w * z;
        }
        pearson = squares;
        h[0] += LEVEL_PRECISION;
        h[3] += priors.elasticityPrecision();
        h[5] += priors.liftPrecision();
        g[0] -= LEVEL_PRECISION * (level - startLevel);
        g[1] -= priors.elasticityPrecision() * (elasticity - priors.elasticityMean(category));
        g[2] -= priors.liftPrecision() * (lift - priors.liftMean());
        double k = priors.blockPrecision();
        for (int b = 0; b < blocks; b++) {
            blockGradient[b] -= k * block[b];
            double d = blockWeight[b] + k;
            double u = blockWeight[b];
            h[0] -= u * u / d;
            h[1] -= u * blockX[b] / d;
            h[2] -= u * blockZ[b] / d;
            h[3] -= blockX[b] * blockX[b] / d;
            h[4] -= blockX[b] * blockZ[b] / d;
            h[5] -= blockZ[b] * blockZ[b] / d;
            g[0] -= u * blockGradient[b] / d;
            g[1] -= blockX[b] * blockGradient[b] / d;
            g[2] -= blockZ[b] * blockGradient[b] / d;
        }
        double[] inverse = Symmetric3.inverse(h);
        double[] move = Symmetric3.times(inverse, g);
        // Half a step at most of one e-fold: far from the optimum Newton overshoots on an exponential mean.
        double largest = Math.abs(move[0]) + .3 * Math.abs(move[1]) + Math.abs(move[2]);
        double damping = largest > 1 ? 1 / largest : 1;
        level += damping * move[0];
        elasticity += damping * move[1];
        lift += damping * move[2];
        double sumVariance = 0;
        for (int b = 0; b < blocks; b++) {
            double d = blockWeight[b] + k;
            double own = blockGradient[b] - blockWeight[b] * move[0] - blockX[b] * move[1] - blockZ[b] * move[2];
            block[b] += damping * Math.clamp(own / d, -2, 2);
            sumVariance += 1 / d;
        }
        elasticityVariance = inverse[3];
        liftVariance = inverse[5];
        blockVariance = sumVariance / blocks;
    }
}
