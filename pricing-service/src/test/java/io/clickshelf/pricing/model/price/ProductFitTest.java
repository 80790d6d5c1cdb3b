package io.clickshelf.pricing.model.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class ProductFitTest {

    /** Slow twin: the log posterior written down as it is, differentiated numerically in all its unknowns. */
    @Test
    void endsWhereTheLogPosteriorIsFlatWithItsCurvatureAsVariance() {
        SimulatedShop shop = new SimulatedShop(4, 100, 0, 7);
        SalesPanel.Series series = SalesPanel.of(shop.sales).series.get(1);
        double[] logDay = new double[100];
        Priors priors = new Priors(1);
        ProductFit fit = new ProductFit(series, 0, true);
        for (int k = 0; k < 60; k++) {
            fit.step(logDay, priors);
        }
        int n = 3 + fit.block.length;
        double[] at = new double[n];
        at[0] = fit.level;
        at[1] = fit.elasticity;
        at[2] = fit.lift;
        System.arraycopy(fit.block, 0, at, 3, fit.block.length);
        double start = startLevel(series);
        RealMatrix hessian = MatrixUtils.createRealMatrix(n, n);
        double h = 1e-3;
        for (int i = 0; i < n; i++) {
            assertThat((value(at, series, fit, priors, start, i, h, i, 0)
                                    - value(at, series, fit, priors, start, i, -h, i, 0))
                            / (2 * h))
                    .isCloseTo(0, within(2e-3));
            for (int j = 0; j < n; j++) {
                double second = value(at, series, fit, priors, start, i, h, j, h)
                        - value(at, series, fit, priors, start, i, h, j, -h)
                        - value(at, series, fit, priors, start, i, -h, j, h)
                        + value(at, series, fit, priors, start, i, -h, j, -h);
                hessian.setEntry(i, j, -second / (4 * h * h));
            }
        }
        RealMatrix inverse = MatrixUtils.inverse(hessian);
        assertThat(fit.elasticityVariance).isCloseTo(inverse.getEntry(1, 1), within(1e-3 * inverse.getEntry(1, 1)));
        assertThat(fit.liftVariance).isCloseTo(inverse.getEntry(2, 2), within(1e-3 * inverse.getEntry(2, 2)));
    }

    private static double startLevel(SalesPanel.Series series) {
        double units = 0;
        for (int t = 0; t < series.days; t++) {
            units += series.units(t);
        }
        return Math.log((units + .5) / (series.days + 1));
    }

    private static double value(
            double[] at,
            SalesPanel.Series series,
            ProductFit fit,
            Priors priors,
            double start,
            int i,
            double di,
            int j,
            double dj) {
        double[] v = at.clone();
        v[i] += di;
        v[j] += dj;
        double sum = 0;
        for (int t = 0; t < series.days; t++) {
            double log =
                    v[0] + v[1] * series.x[t] + (series.promotion(t) ? v[2] : 0) + v[3 + t / SalesPanel.BLOCK_DAYS];
            sum += (series.units(t) * log - Math.exp(log)) / fit.dispersion;
        }
        sum -= .5 * .01 * (v[0] - start) * (v[0] - start);
        sum -= .5 * priors.elasticityPrecision() * square(v[1] - priors.elasticityMean(0));
        sum -= .5 * priors.liftPrecision() * square(v[2] - priors.liftMean());
        for (int b = 3; b < v.length; b++) {
            sum -= .5 * priors.blockPrecision() * v[b] * v[b];
        }
        return sum;
    }

    private static double square(double v) {
        return v * v;
    }

    @Test
    void askedPricesKeepStepsAndDropScatter() {
        double[] paid = new double[60];
        for (int t = 0; t < 60; t++) {
            paid[t] = t % 3 == 2 ? Double.NaN : (t < 30 ? 10 : 8) * (t % 7 == 0 ? .85 : 1);
        }
        double[] asked = AskedPrices.fromPaid(paid);
        assertThat(asked[10]).isEqualTo(10);
        assertThat(asked[21]).isEqualTo(10);
        assertThat(asked[50]).isEqualTo(8);
        assertThat(List.of(asked[0], asked[59])).containsExactly(10.0, 8.0);
    }
}
