package io.clickshelf.recommendation.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small random data with structure. */
final class Samples {

    static final Parallel TWO = new Parallel(2);

    private Samples() {}

    static InteractionMatrix matrix(int users, int items, double density, long seed) {
        Random random = new Random(seed);
        int[][] rows = new int[users][];
        for (int u = 0; u < users; u++) {
            rows[u] = random.ints(0, items).limit((long) (density * items) + 1).toArray();
        }
        return InteractionMatrix.ofLists(items, rows);
    }

    static double[][] dense(InteractionMatrix matrix) {
        double[][] dense = new double[matrix.users()][matrix.items()];
        SparseRows rows = matrix.byUser();
        for (int u = 0; u < dense.length; u++) {
            for (int e = rows.offsets()[u]; e < rows.offsets()[u + 1]; e++) {
                dense[u][rows.indices()[e]] = rows.values()[e];
            }
        }
        return dense;
    }

    static double[][] dense(SparseRows rows) {
        double[][] dense = new double[rows.rows()][rows.columns()];
        for (int r = 0; r < dense.length; r++) {
            for (int e = rows.offsets()[r]; e < rows.offsets()[r + 1]; e++) {
                dense[r][rows.indices()[e]] = rows.values()[e];
            }
        }
        return dense;
    }

    /** A year of a shop with five tastes: shoppers buy mostly products of their own taste, 40 of 200. */
    static InteractionLog shop(long seed) {
        Random random = new Random(seed);
        InteractionLog.Builder log = InteractionLog.builder();
        for (int basket = 0; basket < 3000; basket++) {
            int user = random.nextInt(300);
            long time = 1_300_000_000L + random.nextInt(365 * 86_400);
            for (int line = 0; line < 4; line++) {
                int taste = random.nextDouble() < 0.85 ? user % 5 : random.nextInt(5);
                int rank = (int) (40 * Math.pow(random.nextDouble(), 2));
                log.add("U" + user, "P" + (taste * 40 + rank), "B" + basket, 1, time);
            }
        }
        return log.build();
    }

    /** Answers of eight products each, of which whatever costs less than 20 was taken. */
    static List<ShownAnswer> shownToBargainHunters(long from, long to) {
        List<ShownAnswer> shown = new ArrayList<>();
        Random random = new Random(5);
        for (int n = 0; n < 1500; n++) {
            List<String> products = random.ints(0, 200)
                    .distinct()
                    .limit(8)
                    .mapToObj(p -> "P" + p)
                    .toList();
            double[] prices = random.doubles(8, 1, 100).toArray();
            boolean[] taken = new boolean[8];
            for (int p = 0; p < 8; p++) {
                taken[p] = prices[p] < 20;
            }
            long at = to - random.nextInt((int) (to - from));
            shown.add(new ShownAnswer("U" + n % 300, at, products, prices, new double[8], taken));
        }
        return shown;
    }
}
