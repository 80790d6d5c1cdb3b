package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.logistics.model.warehouse.AisleLayout;
import io.clickshelf.logistics.model.warehouse.AisleLayoutBuilder;
import io.clickshelf.logistics.model.warehouse.CartLimits;
import io.clickshelf.logistics.model.warehouse.PickOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A day's orders in a warehouse of parallel aisles in one or two blocks, two sides each. Products lie at random; a fifth of
 * them makes up four fifths of the lines.
 */
record GeneratedDay(AisleLayout layout, List<PickOrder> orders, CartLimits cart) {

    /** Ten aisles in two blocks, 900 products, orders of one to six lines; a cart takes thirty units. */
    static GeneratedDay usual(int orders, int number) {
        SplittableRandom random = new SplittableRandom(1000L * orders + number);
        return of(random, 10, 45, true, orders, 6, 30);
    }

    /** Of any size and shape. */
    static GeneratedDay any(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return of(
                random,
                4 + random.nextInt(13),
                20 + random.nextInt(41),
                random.nextBoolean(),
                40 + random.nextInt(200),
                2 + random.nextInt(7),
                12 + random.nextInt(40));
    }

    private static GeneratedDay of(
            SplittableRandom random, int aisles, int bays, boolean twoBlocks, int orders, int mostLines, double units) {
        int front = bays / 2;
        double[] crossings = twoBlocks ? new double[] {0, front + 2.5, bays + 4} : new double[] {0, bays + 2};
        AisleLayoutBuilder builder = new AisleLayoutBuilder()
                .aisles(aisles, 5)
                .crossAislesAt(crossings)
                .depotAt(0, 0);
        for (int s = 0; s < 2 * aisles * bays; s++) {
            int bay = s / 2 % bays;
            builder.spot(String.valueOf(s), s / (2 * bays), bay + (twoBlocks && bay >= front ? 2.5 : 1.5));
        }
        List<PickOrder> picks = orders(random, 2 * aisles * bays, orders, mostLines);
        return new GeneratedDay(builder.build(), picks, new CartLimits(orders, new double[] {units}));
    }

    private static List<PickOrder> orders(SplittableRandom random, int spots, int count, int mostLines) {
        int[] places = new int[spots];
        for (int i = 0; i < places.length; i++) {
            int j = random.nextInt(i + 1);
            places[i] = places[j];
            places[j] = i;
        }
        int fifth = places.length / 5;
        List<PickOrder> orders = new ArrayList<>();
        for (int o = 0; o < count; o++) {
            int[] at = new int[1 + random.nextInt(mostLines)];
            double units = 0;
            for (int k = 0; k < at.length; k++) {
                boolean often = random.nextInt(5) > 0;
                at[k] = places[often ? random.nextInt(fifth) : fifth + random.nextInt(places.length - fifth)];
                units += units < 10 ? 1 + random.nextInt(2) : 0;
            }
            orders.add(new PickOrder("O" + o, at, new double[] {units}));
        }
        return orders;
    }
}
