package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Route plans of what a request brings. */
class RouteRequestsTest extends ServiceTest {

    /** Two stops before the drivers' rest, two after it. */
    private static final String FOUR = """
        {"warehouseLocations":[["W",50,8]],"departAt":"2025-03-03T08:00:00Z","deliveryPoints":[
         {"id":"A","latitude":50.05,"longitude":8,"timeWindows":[{"start":"2025-03-03T08:00:00Z","end":"2025-03-03T08:15:00Z"}]},
         {"id":"B","latitude":49.95,"longitude":8,"timeWindows":[{"start":"2025-03-03T08:00:00Z","end":"2025-03-03T08:15:00Z"}]},
         {"id":"C","latitude":50,"longitude":8.08,"timeWindows":[{"start":"2025-03-03T08:50:00Z","end":"2025-03-03T09:30:00Z"}]},
         {"id":"D","latitude":50,"longitude":7.92,"timeWindows":[{"start":"2025-03-03T08:50:00Z","end":"2025-03-03T09:30:00Z"}]}%s],
         "vehicles":[{"id":"V","warehouseId":"W","count":2,"maxReloads":%d,"capacity":[10],
         "breaks":[{"window":{"start":"2025-03-03T08:20:00Z","end":"2025-03-03T08:40:00Z"},"seconds":900}]}],
         "groups":[{"rule":"%s","ids":["A","%s"]},{"rule":"together","ids":["A","C"]},
                   {"rule":"together","ids":["B","D"]}]}\
        """;

    @Test
    void badValuesAreNamed() {
        assertThat(post("/optimize_stock", "{\"demandForecast\":{\"P1\":-3},\"leadTime\":7}", 400)
                        .path("message")
                        .asString())
                .contains("-3");
        assertThat(post("/optimize_stock", "{\"demandForecast\":{\"P1\":\"NaN\"},\"leadTime\":7}", 400)
                        .path("message")
                        .asString())
                .contains("NaN");
        String places = "{\"warehouseLocations\":[[\"W1\",40.7,-74.0]],\"deliveryPoints\":[[\"O1\",%s,-74.01]]}";
        assertThat(post("/optimize_routes", places.formatted("95.5"), 400)
                        .path("message")
                        .asString())
                .contains("95.5", "deliveryPoints[0].latitude");
        assertThat(post("/optimize_routes", places.formatted("NaN"), 400)
                        .path("message")
                        .asString())
                .contains("NaN");
        assertThat(post("/optimize_routes", places.formatted("\"north\""), 400)
                        .path("message")
                        .asString())
                .contains("north");
    }

    @Test
    void plainRouteRequestIsAnswered() {
        JsonNode answer = post(
                "/optimize_routes",
                "{\"warehouseLocations\":[[\"W1\",40.7,-74.0]],\"deliveryPoints\":[[\"O1\",40.71,-74.01]]}");
        assertThat(answer.path("routePlan").toString()).isEqualTo("{\"W1\":[\"O1\"]}");
        JsonNode route = answer.path("routes").get(0);
        assertThat(route.path("stops").size()).isEqualTo(3);
        assertThat(route.path("distanceMeters").asLong()).isBetween(3000L, 5000L);
    }

    @Test
    void aHundredStopsAndThreeWarehousesAreEachServedOnceInTime() {
        Random random = new Random(4);
        String points = IntStream.range(0, 100)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "[\"O%d\",%.4f,%.4f]",
                        i,
                        40.5 + 0.5 * random.nextDouble(),
                        -74.2 + 0.5 * random.nextDouble()))
                .collect(Collectors.joining(","));
        String warehouses = "[\"W1\",40.6,-74.1],[\"W2\",40.9,-74.0],[\"W3\",40.7,-73.8]";
        String request = "{\"warehouseLocations\":[" + warehouses + "],\"deliveryPoints\":[" + points + "]}";
        long started = System.nanoTime();
        JsonNode answer = post("/optimize_routes", request);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(6));
        List<String> served = new ArrayList<>();
        answer.path("routePlan").forEach(ids -> ids.forEach(id -> served.add(id.asString())));
        assertThat(served).hasSize(100).doesNotHaveDuplicates();
        for (JsonNode route : answer.path("routes")) {
            Instant before = Instant.MIN;
            for (JsonNode stop : route.path("stops")) {
                Instant arrives = Instant.parse(stop.path("arrivesAt").asString());
                assertThat(arrives).isAfterOrEqualTo(before);
                before = Instant.parse(stop.path("leavesAt").asString());
            }
        }

        String async = request.substring(0, request.length() - 1) + ",\"async\":true,\"seconds\":60}";
        JsonNode queued = post("/optimize_routes", async, 202);
        String path = "/route_plans/" + queued.path("planId").asString();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !get(path).path("progress").isEmpty());
        post(path + "/stop", "", 202);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(path).path("status").asString().equals("done"));
        assertThat(text(path + "/events")).contains("event:progress").contains("event:done");
        JsonNode changed = post(path + "/change", "{\"remove\":[\"O7\"],\"seconds\":0.5,\"add\":[[\"X\",40.7,-74]]}");
        assertThat(changed.path("changes").toString())
                .contains("{\"id\":\"O7\",\"what\":\"removed\"")
                .contains("{\"id\":\"X\",\"what\":\"added\"");
    }

    @Test
    void whatCantBeServedSaysWhatWouldHelp() {
        JsonNode answer = post(
                "/optimize_routes",
                "{\"warehouseLocations\":[[\"W\",50,8]],\"deliveryPoints\":[[\"A\",50.01,8.01,3],[\"B\",50.02,8.01,3],"
                        + "[\"C\",50.03,8.01,3]],\"vehicles\":[{\"id\":\"V\",\"warehouseId\":\"W\",\"capacity\":[7]}]}");
        JsonNode gap = answer.path("unassigned").get(0);
        assertThat(gap.path("reason").asString()).isEqualTo("fleet");
        assertThat(gap.path("relaxation").asString()).contains("room for 2 more");
        assertThat(gap.path("relaxations").toString())
                .contains("\"what\":\"capacity\",\"amount\":2.0")
                .contains("\"what\":\"vehicle\"");
    }

    @Test
    void clientsOfVroomGetWhatTheyExpect() {
        String request = """
            {"vehicles":[{"id":7,"start":[10,53.55],"end":[10,53.55],"capacity":[4],"skills":[1],"max_tasks":4},
             {"id":8,"start":[10,53.55],"capacity":[4],"time_window":[28800,43200]}],
             "jobs":[{"id":1,"location":[10.02,53.56],"service":300,"delivery":[1],"skills":[1]},
             {"id":2,"location":[10.03,53.57],"setup":60,"service":300,"pickup":[1],"time_windows":[[32400,36000]]},
             {"id":3,"location":[10.03,53.57],"setup":60,"service":300,"amount":[9]}],
             "shipments":[{"amount":[1],"pickup":{"id":4,"location":[9.97,53.56]},
             "delivery":{"id":5,"location":[9.96,53.57]}}],"options":{"g":true}}\
            """;
        JsonNode answer = post("/optimization", request);
        assertThat(answer.path("code").asInt()).isZero();
        assertThat(answer.path("unassigned").toString()).contains("\"id\":3,\"type\":\"job\"");
        assertThat(answer.path("summary").path("unassigned").asInt()).isEqualTo(1);
        List<String> types = new ArrayList<>();
        for (JsonNode route : answer.path("routes")) {
            assertThat(route.path("geometry").asString()).isNotEmpty();
            assertThat(route.path("cost").asLong())
                    .as("per_hour is 3600 where nothing is said")
                    .isEqualTo(route.path("duration").asLong());
            route.path("steps").forEach(step -> types.add(step.path("type").asString()));
        }
        assertThat(types).contains("start", "job", "pickup", "delivery", "end");
        JsonNode refused = post("/optimization", "{\"vehicles\":[],\"jobs\":[]}", 400);
        assertThat(refused.path("code").asInt()).isEqualTo(2);
        assertThat(refused.path("error").asString()).contains("vehicles");
        assertThat(post("/optimization", "{", 400).path("code").asInt()).isEqualTo(2);
        String matrix = """
            {"vehicles":[{"id":1,"start_index":0,"end_index":0,"max_travel_time":%d,"costs":{"fixed":5}}],
             "jobs":[{"id":1,"location_index":1},{"id":2,"location_index":2}],
             "matrices":{"car":{"durations":[[0,10,20],[10,0,15],[20,15,0]]}}}\
            """;
        assertThat(post("/optimization", matrix.formatted(45))
                        .path("summary")
                        .path("cost")
                        .asLong())
                .isEqualTo(50);
        assertThat(post("/optimization", matrix.formatted(44))
                        .path("summary")
                        .path("unassigned")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void driversRestAndStopsRideTogetherOrApart() {
        JsonNode answer = post("/optimize_routes", FOUR.formatted("", 0, "apart", "B"));
        assertThat(answer.path("unassigned")).isEmpty();
        assertThat(answer.path("routes").size()).isEqualTo(2);
        for (JsonNode route : answer.path("routes")) {
            String stops = route.path("stops").toString();
            assertThat(stops.contains("\"id\":\"A\"")).isEqualTo(stops.contains("\"id\":\"C\""));
            assertThat(stops.contains("\"id\":\"A\"")).isNotEqualTo(stops.contains("\"id\":\"B\""));
            JsonNode rest = route.path("stops")
                    .valueStream()
                    .filter(stop -> stop.path("kind").asString().equals("break"))
                    .findFirst()
                    .orElseThrow();
            Instant begins = Instant.parse(rest.path("startsAt").asString());
            assertThat(begins).isBetween("2025-03-03T08:20:00Z", "2025-03-03T08:40:00Z");
            assertThat(Instant.parse(rest.path("leavesAt").asString())).isEqualTo(begins.plusSeconds(900));
        }
        String at = answer.path("routes")
                .get(0)
                .path("stops")
                .valueStream()
                .filter(stop -> stop.path("kind").asString().equals("break"))
                .map(stop -> Instant.parse(stop.path("startsAt").asString()).plusSeconds(60))
                .findFirst()
                .orElseThrow()
                .toString();
        JsonNode changed = post(
                "/route_plans/" + answer.path("planId").asString() + "/change",
                "{\"at\":\"" + at + "\",\"add\":[[\"X\",50.03,8.03]]}");
        assertThat(changed.path("routes")
                        .valueStream()
                        .flatMap(route -> route.path("stops").valueStream())
                        .filter(stop -> stop.path("kind").asString().equals("break"))
                        .count())
                .as("a break that was taken is not taken again")
                .isEqualTo(2);
        assertThat(post("/optimize_routes", FOUR.formatted("", 0, "near", "B"), 400)
                        .path("message")
                        .asString())
                .contains("near", "together or apart");
        assertThat(post("/optimize_routes", FOUR.formatted("", 0, "apart", "Z"), 400)
                        .path("message")
                        .asString())
                .contains("\"Z\"");
        assertThat(post("/optimize_routes", FOUR.formatted("", 2, "apart", "B")).path("unassigned"))
                .as("with reloads, too")
                .isEmpty();
    }

    @Test
    void aWindowMayBeMissedAtAPrice() {
        String early = ",{\"id\":\"E\",\"latitude\":50.1,\"longitude\":8.1,\"timeWindows\":"
                + "[{\"start\":\"2025-03-03T08:00:00Z\",\"end\":\"2025-03-03T08:05:00Z\"}]%s}";
        JsonNode refused = post("/optimize_routes", FOUR.formatted(early.formatted(""), 0, "apart", "B"));
        assertThat(refused.path("unassigned").get(0).path("reason").asString()).isEqualTo("time");
        JsonNode late =
                post("/optimize_routes", FOUR.formatted(early.formatted(",\"lateCostPerHour\":20"), 0, "apart", "B"));
        assertThat(late.path("unassigned")).isEmpty();
        double seconds = late.path("routes")
                .valueStream()
                .flatMap(route -> route.path("stops").valueStream())
                .mapToDouble(stop -> stop.path("lateSeconds").asDouble(0))
                .sum();
        assertThat(seconds).isPositive();
        assertThat(late.path("summary").path("latenessCost").asDouble()).isCloseTo(20 * seconds / 3600, within(0.02));
        assertThat(post(
                                "/optimize_routes",
                                FOUR.formatted(early.formatted(",\"lateCostPerHour\":-1"), 0, "apart", "B"),
                                400)
                        .path("message")
                        .asString())
                .contains("lateCostPerHour", "-1");
    }

    @Test
    void rushHoursSetUpAndGoodsFromElsewhereAreReckonedWith() {
        String request =
                "{\"warehouseLocations\":[[\"W\",50,8]],\"departAt\":\"2025-03-03T07:30:00Z\",\"deliveryPoints\":["
                        + "{\"id\":\"A\",\"latitude\":50.2,\"longitude\":8,\"setupSeconds\":300,\"serviceSeconds\":60%s}],"
                        + "\"vehicles\":[{\"id\":\"V\",\"warehouseId\":\"W\",\"shift\":{\"start\":\"2025-03-03T07:30:00Z\","
                        + "\"end\":\"2025-03-03T17:00:00Z\"},\"costPerHour\":0}]%s}";
        String atRush = ",\"timeWindows\":[{\"start\":\"2025-03-03T08:20:00Z\",\"end\":\"2025-03-03T08:40:00Z\"}]";
        JsonNode usual = post("/optimize_routes", request.formatted(atRush, ""))
                .path("routes")
                .get(0);
        JsonNode stop = usual.path("stops").get(1);
        assertThat(seconds(stop, "arrivesAt", "startsAt")).isEqualTo(300);
        assertThat(stop.path("waitingSeconds").asLong()).isZero();
        assertThat(seconds(stop, "startsAt", "leavesAt")).isEqualTo(60);

        String speeds = ",\"hourlySpeeds\":[1,1,1,1,1,1,1,1,0.5,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]";
        JsonNode rush = post("/optimize_routes", request.formatted(atRush, speeds))
                .path("routes")
                .get(0);
        // Half a speed from eight to nine, which is spent on the way but for six minutes: nearly half an hour longer.
        assertThat(rush.path("durationSeconds").asLong()
                        - usual.path("durationSeconds").asLong())
                .isBetween(1500L, 1800L);
        assertThat(rush.path("distanceMeters")).isEqualTo(usual.path("distanceMeters"));

        String elsewhere = ",\"fetchFrom\":{\"latitude\":50.1,\"longitude\":8.1,\"serviceSeconds\":120,\"timeWindows\":"
                + "[{\"start\":\"2025-03-03T09:00:00Z\",\"end\":\"2025-03-03T10:00:00Z\"}]}";
        JsonNode plan = post("/optimize_routes", request.formatted(elsewhere, ""));
        JsonNode stops = plan.path("routes").get(0).path("stops");
        assertThat(stops.valueStream().map(at -> at.path("kind").asString()))
                .containsExactly("start", "load", "delivery", "end");
        assertThat(stops.get(0).path("load").get(0).asInt()).isZero();
        assertThat(stops.get(1).path("load").get(0).asInt()).isEqualTo(1);
        assertThat(Instant.parse(stops.get(1).path("startsAt").asString()))
                .isAfterOrEqualTo(Instant.parse("2025-03-03T09:00:00Z"));
        String change = "/route_plans/" + plan.path("planId").asString() + "/change";
        JsonNode before = post(change, "{\"at\":\"2025-03-03T07:31:00Z\",\"add\":[[\"B\",50.05,8.05]]}");
        assertThat(before.toString()).contains("\"kind\":\"load\",\"id\":\"A\"");
        JsonNode after = post(
                change, "{\"at\":\"" + stops.get(1).path("leavesAt").asString() + "\",\"add\":[[\"B\",50.05,8.05]]}");
        assertThat(after.path("routes")
                        .get(0)
                        .path("stops")
                        .valueStream()
                        .filter(at -> at.path("kind").asString().equals("load")
                                && at.path("id").asString().equals("A")))
                .as("on board by then")
                .hasSize(1);
        assertThat(after.path("unassigned")).isEmpty();

        assertThat(post("/optimize_routes", request.formatted(elsewhere + ",\"warehouseIds\":[\"W\"]", ""), 400)
                        .path("message")
                        .asString())
                .contains("fetchFrom", "A");
        assertThat(post("/optimize_routes", request.formatted("", ",\"hourlySpeeds\":[1,2]"), 400)
                        .path("message")
                        .asString())
                .contains("hourlySpeeds");
    }

    private static long seconds(JsonNode stop, String from, String to) {
        return Duration.between(
                        Instant.parse(stop.path(from).asString()),
                        Instant.parse(stop.path(to).asString()))
                .toSeconds();
    }
}
