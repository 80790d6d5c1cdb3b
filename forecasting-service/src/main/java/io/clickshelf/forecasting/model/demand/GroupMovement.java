package io.clickshelf.forecasting.model.demand;

import java.util.Arrays;

/**
 * How a group of products (a category, a store, all of them) moves together: whether its last week lay above or below its
 * members' usual level, and on which weekdays it sells more than their own profiles say. One product's own days are too
 * few to tell either from chance. Counted in each product's own lumps, so that no large one dominates.
 *
 * <p>O(products x days).
 */
final class GroupMovement {

    static final int FEATURES = 2;

    private static final double QUICK = 0.2;
    private static final double SLOW = 0.05;
    private static final int WARM_UP = 14;

    /** Lumps by which every ratio is drawn to one. */
    private static final double PRIOR = 5;

    private final int[] groups;
    private final float[][] movement;
    private final float[][] weekday;

    /**
     * Of one grouping.
     *
     * @param groups per product, negative for none
     * @param past   the open days that the products' levels end with
     */
    GroupMovement(int[] groups, ProductSeries[] products, OpenDays past) {
        this.groups = groups;
        int count = Arrays.stream(groups).max().orElse(-1) + 1;
        double[][] quick = new double[count][past.count()];
        double[][] slow = new double[count][past.count()];
        double[][] sold = new double[count][7];
        double[][] usual = new double[count][7];
        for (int i = 0; i < products.length; i++) {
            if (groups[i] >= 0) {
                int g = groups[i];
                add(products[i], past, quick[g], slow[g], sold[g], usual[g]);
            }
        }
        movement = ratios(quick, slow);
        weekday = ratios(sold, usual);
    }

    private static void add(
            ProductSeries product, OpenDays past, double[] quick, double[] slow, double[] sold, double[] usual) {
        double[] level = product.level();
        int first = past.count() - level.length;
        double fast = 0;
        double fastWeight = 0;
        double steady = 0;
        double steadyWeight = 0;
        double mean = Arrays.stream(level).average().orElse(0);
        for (int t = 0; t < level.length; t++) {
            double lumps = level[t] / product.unitSize();
            fast = (1 - QUICK) * fast + lumps;
            fastWeight = (1 - QUICK) * fastWeight + 1;
            steady = (1 - SLOW) * steady + lumps;
            steadyWeight = (1 - SLOW) * steadyWeight + 1;
            if (t >= WARM_UP) {
                quick[first + t] += fast / fastWeight;
                slow[first + t] += steady / steadyWeight;
            }
            int w = past.weekday()[first + t];
            sold[w] += product.profile()[w] * lumps;
            usual[w] += product.profile()[w] * mean / product.unitSize();
        }
    }

    private static float[][] ratios(double[][] above, double[][] below) {
        float[][] ratios = new float[above.length][];
        for (int g = 0; g < ratios.length; g++) {
            ratios[g] = new float[above[g].length];
            for (int t = 0; t < ratios[g].length; t++) {
                ratios[g][t] = (float) Math.log((above[g][t] + PRIOR) / (below[g][t] + PRIOR));
            }
        }
        return ratios;
    }

    /**
     * Writes a product's features.
     *
     * @param newest the last open day that is known, counted from the first
     * @param day    the weekday that is forecast, Monday 0
     */
    void write(int product, int newest, int day, float[] features, int at) {
        int group = groups[product];
        features[at] = group < 0 ? Float.NaN : movement[group][newest];
        features[at + 1] = group < 0 ? Float.NaN : weekday[group][day];
    }
}
