package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.hierarchy.Hierarchy;
import io.clickshelf.forecasting.model.hierarchy.Reconciliation;
import io.clickshelf.forecasting.model.hierarchy.Way;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a fit learnt of reconciliation, for the days that close until the next one: how the groups are forecast, and how far
 * forecasts strayed, which a day more hardly changes. A group is known again by its products. One that was not known is taken
 * for the sum of its products, and so is a new product for what it is by itself.
 *
 * <p>O(products · levels²) to know groups again, then one reconciliation.
 *
 * @param method   of reconciliation
 * @param choice   of the groups' candidates per {@link DemandGroup}
 * @param errors   [group][sample]
 * @param products by id
 */
record KeptLevels(Reconciliation method, int[][] choice, float[][] errors, Map<String, Product> products) {

    /** The groups have so much in common with one that was known, of what either holds. */
    private static final double SAME = 0.5;

    /**
     * A product.
     *
     * @param groups that it was in, by their row
     * @param errors by sample
     */
    record Product(int[] groups, float[] errors) {}

    /** @param errors [node][sample] */
    static KeptLevels of(
            Reconciliation method, int[][] choice, Hierarchy hierarchy, List<String> productIds, double[][] errors) {
        float[][] rows = Arrays.stream(errors).map(ProductDemand::floats).toArray(float[][]::new);
        Map<String, Product> products = LinkedHashMap.newLinkedHashMap(productIds.size());
        for (int i = 0; i < productIds.size(); i++) {
            int[] groups = new int[hierarchy.levels().size()];
            for (int level = 0; level < groups.length; level++) {
                groups[level] = hierarchy.nodeOf(i, level);
            }
            products.put(productIds.get(i), new Product(groups, rows[hierarchy.aggregates() + i]));
        }
        return new KeptLevels(method, choice, Arrays.copyOf(rows, hierarchy.aggregates()), products);
    }

    /**
     * For the products as they are grouped now.
     *
     * @param productIds  of the hierarchy's bottom
     * @param steps       in which the products are counted
     * @param cut         the first day that is forecast
     * @param groups      [group][open day] expected units of the groups by themselves
     * @param productMeans [product][open day] expected units of the products by themselves
     */
    ReconciledLevels at(
            Hierarchy hierarchy,
            List<String> productIds,
            double[] steps,
            int cut,
            double[][] groups,
            double[][] productMeans) {
        int samples = errors[0].length;
        double[][] strayed = new double[productIds.size()][samples];
        for (int i = 0; i < strayed.length; i++) {
            Product known = products.get(productIds.get(i));
            for (int s = 0; known != null && s < samples; s++) {
                strayed[i][s] = known.errors()[s];
            }
        }
        double[][] nodes = hierarchy.aggregate(strayed);
        double[][] sums = hierarchy.aggregate(productMeans);
        double[][] base = new double[groups.length][];
        int[] rows = rows(hierarchy, productIds);
        for (int g = 0; g < base.length; g++) {
            boolean known = rows[g] >= 0;
            base[g] = known ? groups[g] : sums[g];
            for (int s = 0; known && s < samples; s++) {
                nodes[g][s] = errors[rows[g]][s];
            }
        }
        ReconciledLevels.Origin origin =
                new ReconciledLevels.Origin(base, new Way(method, Way.NONE).over(hierarchy, nodes));
        return new ReconciledLevels(method, Map.of(cut, origin), steps);
    }

    /** Per group the row that it was known by, negative for none. */
    private int[] rows(Hierarchy hierarchy, List<String> productIds) {
        int[] before = new int[errors.length];
        products.values().forEach(product -> Arrays.stream(product.groups()).forEach(row -> before[row]++));
        int[] now = new int[hierarchy.aggregates()];
        List<Map<Integer, Integer>> common = Arrays.stream(now)
                .<Map<Integer, Integer>>mapToObj(group -> new HashMap<>())
                .toList();
        for (int i = 0; i < productIds.size(); i++) {
            @Nullable Product known = products.get(productIds.get(i));
            for (int level = 0; level < hierarchy.levels().size(); level++) {
                int group = hierarchy.nodeOf(i, level);
                now[group]++;
                for (int row : known == null ? new int[0] : known.groups()) {
                    common.get(group).merge(row, 1, Integer::sum);
                }
            }
        }
        int[] rows = new int[now.length];
        for (int g = 0; g < rows.length; g++) {
            rows[g] = -1;
            double most = SAME;
            for (Map.Entry<Integer, Integer> shared : common.get(g).entrySet()) {
                int both = shared.getValue();
                double part = (double) both / (now[g] + before[shared.getKey()] - both);
                if (part > most) {
                    most = part;
                    rows[g] = shared.getKey();
                }
            }
        }
        return rows;
    }

    void save(DataOutput out) throws IOException {
        out.writeUTF(method.name());
        for (int[] candidates : choice) {
            write(out, candidates);
        }
        out.writeInt(errors.length);
        for (float[] row : errors) {
            ProductDemand.write(out, row);
        }
        out.writeInt(products.size());
        for (Map.Entry<String, Product> product : products.entrySet()) {
            out.writeUTF(product.getKey());
            write(out, product.getValue().groups());
            ProductDemand.write(out, product.getValue().errors());
        }
    }

    static KeptLevels load(DataInput in) throws IOException {
        Reconciliation method = Reconciliation.valueOf(in.readUTF());
        int[][] choice = new int[DemandGroup.values().length][];
        for (int group = 0; group < choice.length; group++) {
            choice[group] = read(in);
        }
        float[][] errors = new float[in.readInt()][];
        for (int group = 0; group < errors.length; group++) {
            errors[group] = ProductDemand.read(in);
        }
        Map<String, Product> products = new LinkedHashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            products.put(in.readUTF(), new Product(read(in), ProductDemand.read(in)));
        }
        return new KeptLevels(method, choice, errors, products);
    }

    private static void write(DataOutput out, int[] values) throws IOException {
        out.writeShort(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    private static int[] read(DataInput in) throws IOException {
        int[] values = new int[in.readUnsignedShort()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
        return values;
    }
}
