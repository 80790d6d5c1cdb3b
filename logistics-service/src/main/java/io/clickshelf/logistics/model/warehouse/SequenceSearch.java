package io.clickshelf.logistics.model.warehouse;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Improves an order of stops until no reversal (Croes 1958) and no move of up to three neighbours (Or 1976) shortens it.
 * Each is weighed in constant time, reversals by sums of the ways there and back, as distances may differ by direction.
 * Beyond that, two neighbouring parts are exchanged at random and the order improved anew, as often as is asked for
 * (iterated local search, Martin, Otto and Felten 1991).
 */
final class SequenceSearch {

    private static final int CHAIN = 3;

    /** Parts that are exchanged are shorter. */
    private static final int PART = 8;

    private final double[][] distance;
    private final int n;
    /** The depot, the stops, the depot. */
    private final int[] tour;

    private final double[] there;
    private final double[] back;
    private final int[] scratch;

    /** @param distance the last row and column stand for the depot */
    SequenceSearch(double[][] distance, int[] order) {
        this.distance = distance;
        this.n = order.length;
        this.tour = new int[n + 2];
        this.tour[0] = n;
        this.tour[n + 1] = n;
        System.arraycopy(order, 0, tour, 1, n);
        this.there = new double[n + 2];
        this.back = new double[n + 2];
        this.scratch = new int[CHAIN];
    }

    /** Metres afterwards; {@code order} gets the stops. */
    double run(int[] order) {
        measure();
        boolean better = true;
        while (better) {
            better = reverse() || move();
        }
        System.arraycopy(tour, 1, order, 0, n);
        return there[n + 1];
    }

    /** As {@link #run}, then from orders near the best one, so many times. */
    double run(int[] order, int kicks) {
        double best = run(order);
        SplittableRandom random = new SplittableRandom(n);
        int[] kept = tour.clone();
        for (int k = 0; k < kicks && n > PART; k++) {
            kick(random);
            double length = run(order);
            if (length < best - 1e-9) {
                best = length;
                System.arraycopy(tour, 0, kept, 0, kept.length);
            } else {
                System.arraycopy(kept, 0, tour, 0, kept.length);
            }
        }
        System.arraycopy(kept, 1, order, 0, n);
        return best;
    }

    /** Exchanges two neighbouring parts, which no single move undoes. */
    private void kick(SplittableRandom random) {
        int first = 1 + random.nextInt(2, PART);
        int second = 1 + random.nextInt(2, PART);
        int from = 1 + random.nextInt(Math.max(1, n - first - second + 1));
        first = Math.min(first, n - from);
        second = Math.min(second, n + 1 - from - first);
        int[] part = Arrays.copyOfRange(tour, from, from + first);
        System.arraycopy(tour, from + first, tour, from, second);
        System.arraycopy(part, 0, tour, from + second, first);
    }

    private void measure() {
        for (int i = 1; i < n + 2; i++) {
            there[i] = there[i - 1] + distance[tour[i - 1]][tour[i]];
            back[i] = back[i - 1] + distance[tour[i]][tour[i - 1]];
        }
    }

    private boolean reverse() {
        boolean any = false;
        for (int i = 1; i < n; i++) {
            for (int j = i + 1; j <= n; j++) {
                double change = distance[tour[i - 1]][tour[j]]
                        + distance[tour[i]][tour[j + 1]]
                        - distance[tour[i - 1]][tour[i]]
                        - distance[tour[j]][tour[j + 1]]
                        + back[j]
                        - back[i]
                        - there[j]
                        + there[i];
                if (change < -1e-9) {
                    for (int a = i, b = j; a < b; a++, b--) {
                        int swap = tour[a];
                        tour[a] = tour[b];
                        tour[b] = swap;
                    }
                    measure();
                    any = true;
                }
            }
        }
        return any;
    }

    private boolean move() {
        for (int length = 1; length <= Math.min(CHAIN, n - 1); length++) {
            for (int i = 1; i + length - 1 <= n; i++) {
                int j = i + length - 1;
                double gain = distance[tour[i - 1]][tour[i]]
                        + distance[tour[j]][tour[j + 1]]
                        - distance[tour[i - 1]][tour[j + 1]];
                double turned = back[j] - back[i] - there[j] + there[i];
                for (int p = 0; p <= n; p++) {
                    if (p >= i - 1 && p <= j) {
                        continue;
                    }
                    int a = tour[p];
                    int b = tour[p + 1];
                    double straight = distance[a][tour[i]] + distance[tour[j]][b];
                    double around = distance[a][tour[j]] + distance[tour[i]][b] + turned;
                    if (Math.min(straight, around) - distance[a][b] - gain < -1e-9) {
                        shift(i, j, p, around < straight);
                        measure();
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Moves the chain from i to j behind place p. */
    private void shift(int i, int j, int p, boolean turn) {
        int length = j - i + 1;
        for (int k = 0; k < length; k++) {
            scratch[k] = tour[turn ? j - k : i + k];
        }
        int to;
        if (p < i) {
            System.arraycopy(tour, p + 1, tour, p + 1 + length, i - p - 1);
            to = p + 1;
        } else {
            System.arraycopy(tour, j + 1, tour, i, p - j);
            to = p - length + 1;
        }
        System.arraycopy(scratch, 0, tour, to, length);
    }
}
