package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.hierarchy.Hierarchy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The levels above the products of a history: all of them together, and every grouping that is known and not too fine.
 *
 * @param hierarchy the products as its bottom
 * @param nodes     of the groups, in units, those of a level one after another
 */
record DemandLevels(Hierarchy hierarchy, DemandHistory nodes) {

    private static final String TOTAL = "total";
    private static final String NAMED = " groups";

    /** Systems of so many equations are solved for each level. */
    private static final int MOST_GROUPS = 200;

    /** Null without groupings: what the sum of all tells by itself, the {@link SharedTrend} does. */
    static @Nullable DemandLevels of(DemandHistory history, double[] steps) {
        int products = history.products();
        List<Hierarchy.Level> levels = new ArrayList<>();
        levels.add(new Hierarchy.Level(TOTAL, List.of(TOTAL), new int[products]));
        for (int[] groups : history.covariates().groups()) {
            Hierarchy.Level level = Hierarchy.Level.of(
                    IntStream.of(groups).distinct().count() + NAMED,
                    IntStream.of(groups).mapToObj(Integer::toString).toList());
            if (level.keys().size() > 1 && level.keys().size() <= Math.min(MOST_GROUPS, products / 2)) {
                levels.add(level);
            }
        }
        if (levels.size() == 1) {
            return null;
        }
        Hierarchy hierarchy = new Hierarchy(levels, products);
        double[][] units = new double[products][];
        for (int i = 0; i < products; i++) {
            double[] row = DemandHistory.withUsual(history.demand()[i]);
            double step = steps[i];
            units[i] = Arrays.stream(row).map(count -> count * step).toArray();
        }
        double[][] nodes = hierarchy.aggregate(units);
        List<String> names = IntStream.range(0, hierarchy.aggregates())
                .mapToObj(Integer::toString)
                .toList();
        return new DemandLevels(
                hierarchy,
                new DemandHistory(
                        history.firstDay(),
                        names,
                        IntStream.range(0, names.size())
                                .mapToObj(node -> nodes[node])
                                .toArray(double[][]::new)));
    }
}
