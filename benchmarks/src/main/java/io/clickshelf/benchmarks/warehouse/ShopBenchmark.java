package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.logistics.model.warehouse.AisleLayout;
import io.clickshelf.logistics.model.warehouse.AisleLayoutBuilder;
import io.clickshelf.logistics.model.warehouse.CartLimits;
import io.clickshelf.logistics.model.warehouse.ExpectedWalks;
import io.clickshelf.logistics.model.warehouse.Floor;
import io.clickshelf.logistics.model.warehouse.OrderBatching;
import io.clickshelf.logistics.model.warehouse.PickOrder;
import io.clickshelf.logistics.model.warehouse.SlottingPlanner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;

/**
 * The real shop's orders (UCI Online Retail) picked in a warehouse of ours: placed at random, by turnover and by us after ten
 * months of orders, and walked on the month after, day by day, one batch after another as orders come and jointly batched.
 */
final class ShopBenchmark {

    private static final int AISLES = 24;
    private static final int BAYS = 50;
    private static final int CART = 4;

    private final Report report;
    private final double slottingSeconds;
    private final double daySeconds;

    ShopBenchmark(Report report, double slottingSeconds, double daySeconds) {
        this.report = report;
        this.slottingSeconds = slottingSeconds;
        this.daySeconds = daySeconds;
    }

    private record Order(LocalDate day, Set<String> products) {}

    void run(Path file) throws Exception {
        List<Order> orders = read(file);
        LocalDate last = orders.getLast().day();
        LocalDate cut = last.minusMonths(1);
        LocalDate first = cut.minusMonths(10);
        List<List<String>> past = orders.stream()
                .filter(o -> o.day().isAfter(first) && !o.day().isAfter(cut))
                .map(o -> List.copyOf(o.products()))
                .toList();
        Map<LocalDate, List<Order>> days = new TreeMap<>();
        orders.stream()
                .filter(o -> o.day().isAfter(cut))
                .forEach(o ->
                        days.computeIfAbsent(o.day(), d -> new ArrayList<>()).add(o));
        AisleLayout layout = layout();
        Map<String, Integer> visits = new HashMap<>();
        past.forEach(order -> order.forEach(p -> visits.merge(p, 1, Integer::sum)));
        Set<String> products = new LinkedHashSet<>();
        orders.forEach(o -> products.addAll(o.products()));
        List<String> byName = products.stream().sorted().toList();
        List<String> atRandom = new ArrayList<>(byName);
        Collections.shuffle(atRandom, new Random(1));
        List<String> byTurnover = byName.stream()
                .sorted(Comparator.comparing((String p) -> -visits.getOrDefault(p, 0))
                        .thenComparing(p -> p))
                .toList();
        List<Integer> spots = new ArrayList<>();
        for (int s = 0; s < layout.size(); s++) {
            spots.add(s);
        }
        report.add("shop", "", "products", products.size(), "");
        report.add("shop", "", "orders learnt from", past.size(), "");
        walk("random", days, layout, places(atRandom, spots, layout));
        spots.sort(Comparator.comparingDouble(layout::toDepot));
        Map<String, String> abc = places(byTurnover, spots, layout);
        walk("by turnover", days, layout, abc);
        long start = System.nanoTime();
        Map<String, String> ours = slotted(layout, abc, past);
        report.add("shop", "clickshelf", "time to place", (System.nanoTime() - start) / 1e9, "s");
        walk("clickshelf", days, layout, ours);
    }

    private Map<String, String> slotted(AisleLayout layout, Map<String, String> abc, List<List<String>> past) {
        // The newest orders say most about the month to come.
        List<List<String>> recent = past.subList(Math.max(0, past.size() - 4000), past.size());
        List<List<String>> walks = ExpectedWalks.batches(layout, recent, abc, CART, 0);
        List<SlottingPlanner.Product> products = new ArrayList<>();
        abc.forEach((product, spot) -> products.add(SlottingPlanner.Product.of(product, spot, 0, "")));
        return SlottingPlanner.plan(
                        Floor.of(layout),
                        products,
                        ExpectedWalks.of(walks, Map.of()),
                        new SlottingPlanner.Settings(1_000_000, 0, slottingSeconds, 1.2))
                .assignments();
    }

    private static Map<String, String> places(List<String> products, List<Integer> spots, AisleLayout layout) {
        Map<String, String> places = new LinkedHashMap<>();
        for (int i = 0; i < products.size(); i++) {
            places.put(products.get(i), layout.spotId(spots.get(i)));
        }
        return places;
    }

    private record Walked(double firstCome, double joint) {}

    /** One day on each core at a time. */
    private void walk(String model, Map<LocalDate, List<Order>> days, AisleLayout layout, Map<String, String> places)
            throws Exception {
        int lines = 0;
        CartLimits cart = new CartLimits(CART, new double[0]);
        List<Callable<Walked>> tasks = new ArrayList<>();
        for (List<Order> day : days.values()) {
            List<PickOrder> picks = new ArrayList<>();
            for (Order order : day) {
                lines += order.products().size();
                int[] spots = order.products().stream()
                        .mapToInt(p -> layout.spot(places.getOrDefault(p, "")))
                        .toArray();
                picks.add(new PickOrder(String.valueOf(picks.size()), spots, new double[0]));
            }
            tasks.add(() -> new Walked(
                    OrderBatching.firstCome(layout, picks, cart).meters(),
                    OrderBatching.solve(layout, picks, cart, (long) (daySeconds * 1e9), 1)
                            .meters()));
        }
        List<Walked> walked = Cores.run(tasks);
        String set = "shop, " + days.size() + " days";
        double firstCome = walked.stream().mapToDouble(Walked::firstCome).sum();
        double joint = walked.stream().mapToDouble(Walked::joint).sum();
        report.add(set, model, "walked per line, first come", firstCome / lines, "m");
        report.add(set, model, "walked per line, joint batches", joint / lines, "m");
    }

    private static AisleLayout layout() {
        AisleLayoutBuilder builder = new AisleLayoutBuilder()
                .aisles(AISLES, 4)
                .crossAislesAt(0, 27, 54)
                .depotAt(AISLES / 2, 0);
        for (int a = 0; a < AISLES; a++) {
            for (int bay = 0; bay < BAYS; bay++) {
                for (int place = 0; place < 4; place++) {
                    builder.spot(a + "-" + bay + "-" + place, a, bay + (bay < BAYS / 2 ? 1.5 : 3.5));
                }
            }
        }
        return builder.build();
    }

    /** Orders by day; cancellations and lines that are no product are left out. */
    private static List<Order> read(Path file) throws IOException {
        Map<String, Order> orders = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz")
                        ? new GZIPInputStream(Files.newInputStream(file))
                        : Files.newInputStream(file),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] words = line.split(",", 4);
                String[] tail = line.substring(line.lastIndexOf('"') + 1).split(",");
                boolean sold = words.length == 4 && words[0].matches("\\d+") && words[1].matches("\\d{5}.*");
                for (String word : tail) {
                    if (sold && word.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
                        LocalDate day = LocalDate.parse(word.substring(0, 10));
                        orders.computeIfAbsent(words[0], id -> new Order(day, new LinkedHashSet<>()))
                                .products()
                                .add(words[1]);
                    }
                }
            }
        }
        List<Order> sorted = new ArrayList<>(orders.values());
        sorted.sort(Comparator.comparing(Order::day));
        return sorted;
    }
}
