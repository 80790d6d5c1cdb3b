package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.logistics.model.warehouse.AisleLayout;
import io.clickshelf.logistics.model.warehouse.AisleLayoutBuilder;
import io.clickshelf.logistics.model.warehouse.CartLimits;
import io.clickshelf.logistics.model.warehouse.PickOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A joint batching and routing instance in the Foodmart format (Valle, Beasley and da Cunha 2017), eight aisles in two blocks. */
final class BatchingInstance {

    private final List<String[]> products = new ArrayList<>();
    private final List<PickOrder> orders = new ArrayList<>();
    private final List<double[]> arcs = new ArrayList<>();
    private final List<double[]> places = new ArrayList<>();
    private final List<Boolean> crossing = new ArrayList<>();
    private final int boxes;
    private final int depot;
    private final AisleLayout layout;

    private BatchingInstance(List<String> lines) {
        int boxesOnTrolley = 0;
        int departing = 0;
        String section = "";
        List<String[]> orderLines = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.trim().split("\\s+");
            if (line.startsWith("//")) {
                section = line.substring(2).trim();
            } else if (section.startsWith("K:")) {
                boxesOnTrolley = Integer.parseInt(words[0]);
            } else if (section.startsWith("Idx Location")) {
                products.add(words);
            } else if (section.startsWith("Idx M")) {
                orderLines.add(words);
            } else if (section.startsWith("DepartingDepot")) {
                departing = Integer.parseInt(words[0]);
            } else if (section.startsWith("Start End")) {
                arcs.add(new double[] {
                    Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2])
                });
            } else if (section.startsWith("Vertices")) {
                places.add(new double[] {Double.parseDouble(words[1]), Double.parseDouble(words[2])});
                crossing.add(line.contains("intersection"));
            }
        }
        if (products.isEmpty() || orderLines.isEmpty() || places.isEmpty()) {
            throw new BenchmarkException(
                    "The file has no products, orders or coordinates; it isn't a batching instance.");
        }
        this.boxes = boxesOnTrolley;
        this.depot = departing;
        this.layout = layout(false);
        for (String[] words : orderLines) {
            int[] spots = new int[Integer.parseInt(words[2])];
            for (int i = 0; i < spots.length; i++) {
                spots[i] = layout.spot(products.get(Integer.parseInt(words[3 + 2 * i]) - 1)[1]);
            }
            orders.add(new PickOrder(words[0], spots, new double[] {Double.parseDouble(words[1])}));
        }
    }

    static BatchingInstance read(Path file) throws IOException {
        return new BatchingInstance(Files.readAllLines(file));
    }

    /** @param whole with all places of the grid, whether they are in an order or not */
    private AisleLayout layout(boolean whole) {
        TreeSet<Double> x = new TreeSet<>();
        TreeSet<Double> y = new TreeSet<>();
        for (int v = 0; v < places.size(); v++) {
            if (crossing.get(v)) {
                x.add(places.get(v)[0]);
                y.add(places.get(v)[1]);
            }
        }
        List<Double> aisles = List.copyOf(x);
        double[] links = new double[aisles.size()];
        for (double[] arc : arcs) {
            if ((int) arc[0] == depot) {
                links[aisles.indexOf(places.get((int) arc[1])[0])] = arc[2];
            }
        }
        AisleLayoutBuilder builder = new AisleLayoutBuilder()
                .aislesAt(aisles.stream().mapToDouble(Double::doubleValue).toArray())
                .crossAislesAt(y.stream().mapToDouble(Double::doubleValue).toArray())
                .depotLinks(links);
        TreeSet<Double> heights = new TreeSet<>();
        for (int v = 0; v < places.size(); v++) {
            if (!crossing.get(v) && aisles.contains(places.get(v)[0]) && places.get(v)[1] >= y.first()) {
                heights.add(places.get(v)[1]);
                if (!whole) {
                    builder.spot(String.valueOf(v), aisles.indexOf(places.get(v)[0]), places.get(v)[1]);
                }
            }
        }
        for (int a = 0; a < aisles.size() && whole; a++) {
            for (double height : heights) {
                builder.spot(a + "-" + height, a, height);
            }
        }
        return builder.build();
    }

    AisleLayout layout() {
        return layout;
    }

    List<PickOrder> orders() {
        return orders;
    }

    CartLimits limits() {
        return limits(orders.size());
    }

    /** The cart, for any number of orders. */
    CartLimits limits(int most) {
        return new CartLimits(most, new double[] {boxes});
    }

    /** A larger instance of the kind. */
    record Drawn(AisleLayout layout, List<PickOrder> orders, CartLimits limits) {}

    /**
     * So many orders with as many lines and boxes as some order here, or twice of both, of places drawn anew from all that
     * there are: a file lists only those that its orders need, on a grid of one step.
     */
    Drawn drawn(int count, int times, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AisleLayout whole = layout(true);
        List<PickOrder> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PickOrder like = orders.get(random.nextInt(orders.size()));
            int[] spots = random.ints(0, whole.size())
                    .distinct()
                    .limit(Math.min((long) times * like.spots().length, whole.size()))
                    .toArray();
            drawn.add(new PickOrder(String.valueOf(i + 1), spots, new double[] {times * like.load()[0]}));
        }
        return new Drawn(whole, drawn, limits(count));
    }
}
