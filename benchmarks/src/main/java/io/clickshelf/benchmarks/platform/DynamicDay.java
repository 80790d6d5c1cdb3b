package io.clickshelf.benchmarks.platform;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A day of deliveries on a running platform, through its public address: two fifths of the orders are known in the morning,
 * the others come over the day, a few at a time, each promised a window of three hours; twice there is traffic, and two
 * roads are closed. Each event is a change of the plan that vehicles drive by. What the day cost stands against plans of all
 * its orders made with all knowledge beforehand: on free roads, on roads that are as bad all day as they ever were, and with
 * goods that can leave no sooner than their order came.
 */
public final class DynamicDay {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-10T00:00:00Z");
    private static final double[][] DEPOTS = {{50.09, 8.56}, {50.13, 8.76}};
    private static final double KNOWN = 0.4;
    private static final int TOGETHER = 3;
    private static final double OPENS = 8;
    private static final double LAST_ORDER = 16;
    private static final double CLOSES = 20;
    private static final int WINDOW_SECONDS = 3 * 3600;
    private static final double FULL_SECONDS = 10;
    private static final double JAM_ENDS = 10.51;
    private static final double SLOW_ENDS = 17.51;
    /** In the plan with goods that come over the day vehicles may come back for them, as those that are changed may. */
    private static final int RELOADS = 3;

    private final PlatformClient client;
    private final Report report;
    private final Random random;
    private final double seconds;
    private final Latencies latencies = new Latencies();
    /** What comes at which second of the day: orders, or a condition of roads that begins or ends. */
    private final Map<Integer, List<Object>> events = new TreeMap<>();

    private final List<Object> morning = new ArrayList<>();
    private final List<Object> all = new ArrayList<>();
    private final List<Object> ready = new ArrayList<>();
    private final Map<Integer, List<Object>> roads = new TreeMap<>();

    private DynamicDay(PlatformClient client, Report report, long seed, double seconds) {
        this.client = client;
        this.report = report;
        this.random = new Random(seed);
        this.seconds = seconds;
    }

    /** {@code --home DIR}, {@code --orders}, {@code --seconds} to search for at each event, {@code --seed}. */
    public static void run(Arguments arguments, Report report) throws Exception {
        PlatformClient client = new PlatformClient(Path.of(arguments.option("home", "data")));
        int orders = arguments.intOption("orders", 300);
        if (orders < 10 || orders > 300) {
            throw new BenchmarkException(
                    "A day has 10 to 300 orders, not " + orders + "; larger plans are made in the background.");
        }
        DynamicDay day =
                new DynamicDay(client, report, arguments.intOption("seed", 1), arguments.doubleOption("seconds", 1));
        day.draw(orders);
        day.live();
    }

    private static int second(double hour) {
        return (int) Math.round(3600 * hour);
    }

    private static Instant at(int second) {
        return MIDNIGHT.plusSeconds(second);
    }

    private void draw(int orders) {
        int known = (int) (KNOWN * orders);
        for (int i = 0; i < orders; i++) {
            boolean early = i < known;
            int batch = (i - known) / TOGETHER;
            int batches = (orders - known + TOGETHER - 1) / TOGETHER;
            int comes = early ? second(OPENS) : second(OPENS + (LAST_ORDER - OPENS) * (batch + 0.5) / batches);
            double latest = CLOSES - 4;
            double opens = early
                    ? OPENS + (latest - OPENS) * random.nextDouble()
                    : Math.min(latest, comes / 3600.0 + 0.5 + 2 * random.nextDouble());
            double[] depot = DEPOTS[random.nextInt(DEPOTS.length)];
            Map<String, Object> order = Map.of(
                    "id", "D" + i,
                    "latitude", depot[0] + 0.05 * random.nextGaussian(),
                    "longitude", depot[1] + 0.08 * random.nextGaussian(),
                    "serviceSeconds", 180,
                    "timeWindows",
                            List.of(Map.of(
                                    "start", at(second(opens)).toString(),
                                    "end", at(second(opens) + WINDOW_SECONDS).toString())));
            all.add(order);
            Map<String, Object> later = new HashMap<>(order);
            later.put("readyAt", at(comes).toString());
            ready.add(later);
            if (early) {
                morning.add(order);
            } else {
                events.computeIfAbsent(comes, second -> new ArrayList<>()).add(order);
            }
        }
        Object jam = Map.of(
                "kind",
                "traffic",
                "subject",
                "centre",
                "latitude",
                50.11,
                "longitude",
                8.66,
                "radiusMeters",
                6000,
                "factor",
                1.5,
                "until",
                at(second(JAM_ENDS)).toString());
        Object slow = Map.of(
                "kind",
                "traffic",
                "subject",
                "everywhere",
                "factor",
                1.2,
                "until",
                at(second(SLOW_ENDS)).toString());
        Object bridge = Map.of(
                "kind", "closure", "subject", "bridge", "line", List.of(List.of(50.08, 8.66), List.of(50.14, 8.67)));
        Object works = Map.of(
                "kind", "closure", "subject", "works", "latitude", 50.12, "longitude", 8.74, "radiusMeters", 1500);
        roads.put(second(9.02), List.of(jam));
        roads.put(second(JAM_ENDS), List.of());
        roads.put(second(11.27), List.of(bridge));
        roads.put(second(13.63), List.of(bridge, works));
        roads.put(second(15.52), List.of(bridge, works, slow));
        roads.put(second(SLOW_ENDS), List.of(bridge, works));
    }

    private Map<String, Object> request(List<Object> orders, List<Object> conditions, double search, int reloads) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put(
                "warehouseLocations",
                List.of(List.of("W0", DEPOTS[0][0], DEPOTS[0][1]), List.of("W1", DEPOTS[1][0], DEPOTS[1][1])));
        request.put("deliveryPoints", orders);
        List<Object> vehicles = new ArrayList<>();
        for (String warehouse : List.of("W0", "W1")) {
            vehicles.add(Map.of(
                    "id",
                    warehouse + "-van",
                    "warehouseId",
                    warehouse,
                    "count",
                    12,
                    "capacity",
                    List.of(60),
                    "maxReloads",
                    reloads,
                    "shift",
                    Map.of(
                            "start", at(second(OPENS)).toString(),
                            "end", at(second(CLOSES)).toString())));
        }
        request.put("vehicles", vehicles);
        request.put("departAt", at(second(OPENS)).toString());
        request.put("conditions", conditions);
        request.put("seconds", search);
        request.put("async", false);
        return request;
    }

    private JsonNode plan(List<Object> orders, List<Object> conditions, int reloads) throws Exception {
        return client.postForJson("operations", "/optimize_routes", request(orders, conditions, FULL_SECONDS, reloads));
    }

    private void live() throws Exception {
        JsonNode plan = client.postForJson(
                "operations", "/optimize_routes", request(morning, List.of(), Math.max(2, seconds), 0));
        Set<Integer> moments = new TreeSet<>(events.keySet());
        moments.addAll(roads.keySet());
        List<Object> conditions = List.of();
        Set<String> told = new HashSet<>();
        int changes = 0;
        double shifted = 0;
        for (int moment : moments) {
            conditions = roads.getOrDefault(moment, conditions);
            Map<String, Object> change = new LinkedHashMap<>();
            change.put("at", at(moment).toString());
            change.put("add", events.getOrDefault(moment, List.of()));
            change.put("conditions", conditions);
            change.put("seconds", seconds);
            long begun = System.nanoTime();
            plan = client.postForJson(
                    "operations", "/route_plans/" + plan.path("planId").asString() + "/change", change);
            latencies.add(System.nanoTime() - begun);
            for (JsonNode changed : plan.path("changes")) {
                if (!changed.path("what").asString().equals("added")) {
                    changes++;
                    told.add(changed.path("id").asString());
                    shifted += shift(changed);
                }
            }
        }
        tell(plan, moments.size(), changes, told.size(), shifted);
        compare(plan, plan(all, List.of(), 0), "free roads");
        List<Object> worst = Objects.requireNonNull(roads.get(second(15.52)));
        compare(plan, plan(all, worst, 0), "roads at their worst");
        compare(plan, plan(ready, worst, RELOADS), "roads at their worst, goods as they come");
    }

    private static double shift(JsonNode changed) {
        String before = changed.path("arrivedBefore").asString("");
        String now = changed.path("arrivesNow").asString("");
        return before.isEmpty() || now.isEmpty()
                ? 0
                : Math.abs(Duration.between(Instant.parse(before), Instant.parse(now))
                                .toSeconds())
                        / 60.0;
    }

    private void tell(JsonNode plan, int moments, int changes, int told, double shifted) {
        Set<String> served = new HashSet<>();
        int late = 0;
        for (JsonNode route : plan.path("routes")) {
            for (JsonNode stop : route.path("stops")) {
                if (stop.path("kind").asString().equals("delivery")) {
                    served.add(stop.path("id").asString());
                    late += stop.path("lateSeconds").asLong(0) > 0 ? 1 : 0;
                }
            }
        }
        String set = "day of " + all.size() + " orders";
        report.add(set, "clickshelf", "events", moments, "");
        report.add(set, "clickshelf", "served", served.size(), "of " + all.size());
        report.add(set, "clickshelf", "late", late, "");
        report.add(set, "clickshelf", "changes told", changes, "");
        report.add(set, "clickshelf", "orders told", told, "");
        report.add(set, "clickshelf", "mean shift of a change", changes == 0 ? 0 : shifted / changes, "min");
        latencies.report(report, set + ", an event");
        report.add(set, "clickshelf", "routes", plan.path("routes").size(), "");
        report.add(set, "clickshelf", "cost", cost(plan), "");
    }

    private static double cost(JsonNode plan) {
        return plan.path("summary").path("cost").asDouble();
    }

    private void compare(JsonNode day, JsonNode full, String what) {
        String set = "all known beforehand, " + what;
        report.add(set, "clickshelf", "cost", cost(full), "");
        report.add(set, "clickshelf", "routes", full.path("routes").size(), "");
        report.add(set, "clickshelf", "unassigned", full.path("unassigned").size(), "");
        report.add(set, "clickshelf", "day over it", 100 * (cost(day) / cost(full) - 1), "%");
    }
}
