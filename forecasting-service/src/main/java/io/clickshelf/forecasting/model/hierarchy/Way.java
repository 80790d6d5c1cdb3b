package io.clickshelf.forecasting.model.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A way of making forecasts add up.
 *
 * @param method of weighing the errors
 * @param kept   the level whose base forecasts stay as they are, to which all others are fitted (Hollyman, Petropoulos and
 *               Tipping 2021; Zhang, Kang, Panagiotelis and Li 2023); {@value #NONE} if all may change
 */
public record Way(Reconciliation method, int kept) {

    /** No level is kept. */
    public static final int NONE = -1;

    /** Every method, and all but the first with each level kept. */
    public static List<Way> all(Hierarchy hierarchy) {
        List<Way> ways = new ArrayList<>();
        for (Reconciliation method : Reconciliation.values()) {
            ways.add(new Way(method, NONE));
        }
        for (int level = 0; level < hierarchy.levels().size(); level++) {
            ways.add(new Way(Reconciliation.OLS, level));
            ways.add(new Way(Reconciliation.STRUCTURAL, level));
            ways.add(new Way(Reconciliation.VARIANCE, level));
            ways.add(new Way(Reconciliation.MINT_SHRINK, level));
        }
        return ways;
    }

    /**
     * The reconciler of forecasts of one time.
     *
     * @param errors [node][sample] of base forecasts
     */
    public Reconciler over(Hierarchy hierarchy, double[][] errors) {
        return method.over(hierarchy, errors, kept);
    }

    /** For reports. */
    public String name(Hierarchy hierarchy) {
        String name = method.name().toLowerCase(Locale.ROOT);
        return kept == NONE
                ? name
                : name + " keeping " + hierarchy.levels().get(kept).name();
    }
}
