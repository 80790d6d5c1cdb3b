package io.clickshelf.benchmarks.price;

import io.clickshelf.pricing.model.price.market.Market;
import java.util.random.RandomGenerator;

/**
 * The rebuy duopoly of the BP2021 simulator: used goods are sold and bought back, beside new ones; a rival with a rule of
 * its own reprices in the middle of each step. The seller sees its storage, the goods in circulation, the rival's prices
 * and the time left, but neither the rival's storage nor its rule.
 */
final class RebuyMarket implements Market {

    private static final int STEPS = 500;
    private static final int CUSTOMERS = 10;
    private static final int LEVELS = 10;
    private static final int LARGEST_STORAGE = 100;
    private static final int LARGEST_CIRCULATION = 1000;
    private static final double[] USED = new double[LEVELS];
    private static final double[] NEW = new double[LEVELS];

    static {
        for (int k = 0; k < LEVELS; k++) {
            double price = k + 1;
            USED[k] = Math.exp(Math.min(20, 5.5 / price - Math.exp(price - 5)));
            NEW[k] = Math.exp(Math.min(20, 10 / price - Math.exp(price - 8)));
        }
    }

    /** By vendor: own first, then the rival. */
    private final int[] storage = new int[2];

    private final int[][] price = new int[2][3];
    private final double[] profit = new double[2];
    private int circulation;
    private int step;

    @Override
    public int observations() {
        return 6;
    }

    @Override
    public int[] levels() {
        return new int[] {LEVELS, LEVELS, LEVELS};
    }

    @Override
    public int periods() {
        return STEPS;
    }

    @Override
    public void start(RandomGenerator random) {
        storage[0] = random.nextInt(LARGEST_STORAGE);
        storage[1] = random.nextInt(LARGEST_STORAGE);
        circulation = (int) (5 * random.nextDouble() * LARGEST_STORAGE);
        price[1] = new int[] {3, 4, 1};
        step = 0;
    }

    @Override
    public void observe(double[] into) {
        into[0] = storage[0] / (double) LARGEST_STORAGE;
        into[1] = circulation / (double) LARGEST_CIRCULATION;
        for (int k = 0; k < 3; k++) {
            into[2 + k] = price[1][k] / (double) LEVELS;
        }
        into[5] = (STEPS - step) / (double) STEPS;
    }

    @Override
    public double step(int[] prices, RandomGenerator random) {
        profit[0] = 0;
        profit[1] = 0;
        System.arraycopy(prices, 0, price[0], 0, 3);
        half(random);
        rivalReprices();
        half(random);
        step++;
        return profit[0] - .1 * storage[0];
    }

    private void half(RandomGenerator random) {
        double[] weight = {
            Math.E, USED[price[0][0]], NEW[price[0][1]], USED[price[1][0]], NEW[price[1][1]],
        };
        double all = weight[0] + weight[1] + weight[2] + weight[3] + weight[4];
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            int choice = draw(weight, all, random);
            if (choice == 0) {
                continue;
            }
            int vendor = (choice - 1) / 2;
            if (choice % 2 == 0) {
                profit[vendor] += price[vendor][1] - 3;
                circulation = Math.min(LARGEST_CIRCULATION, circulation + 1);
            } else if (storage[vendor] > 0) {
                profit[vendor] += price[vendor][0];
                storage[vendor]--;
            } else {
                profit[vendor] -= 20;
            }
        }
        owners(random);
    }

    private void owners(RandomGenerator random) {
        int owners = (int) (.05 * circulation / 2);
        int lowest = Math.min(Math.min(price[0][0], price[0][1]), Math.min(price[1][0], price[1][1]));
        int best = Math.max(price[0][2], price[1][2]);
        double[] weight = {Math.E, Math.exp(lowest - best), Math.exp(price[0][2] + 1), Math.exp(price[1][2] + 1)};
        double all = weight[0] + weight[1] + weight[2] + weight[3];
        for (int owner = 0; owner < owners; owner++) {
            int choice = draw(weight, all, random);
            if (choice == 0) {
                continue;
            }
            circulation--;
            if (choice >= 2) {
                int vendor = choice - 2;
                storage[vendor] = Math.min(LARGEST_STORAGE, storage[vendor] + 1);
                profit[vendor] -= price[vendor][2];
            }
        }
    }

    private static int draw(double[] weight, double all, RandomGenerator random) {
        double u = random.nextDouble() * all;
        int k = 0;
        while (k < weight.length - 1 && u >= weight[k]) {
            u -= weight[k++];
        }
        return k;
    }

    private void rivalReprices() {
        competitive(storage[1], price[0][0], price[0][1], price[0][2], price[1]);
    }

    /** The rival's rule, by its own storage and the other's prices. */
    static void competitive(int storage, int used, int dear, int rebuy, int[] into) {
        double ownUsed;
        double ownRebuy;
        if (storage < 6.67) {
            ownUsed = used + 1;
            ownRebuy = Math.max(rebuy + 1, 2);
        } else if (storage < 12.5) {
            ownRebuy = Math.max(rebuy - 1, .25);
            ownUsed = Math.max(used - 1, ownRebuy + 1);
        } else {
            ownRebuy = Math.max(rebuy - 2, 0);
            ownUsed = Math.max(used - 2, ownRebuy + 1);
        }
        into[0] = Math.clamp((long) ownUsed, 0, LEVELS - 1);
        into[1] = Math.clamp(Math.max(dear - 1, 4), 0, LEVELS - 1);
        into[2] = Math.clamp((long) ownRebuy, 0, LEVELS - 1);
    }
}
