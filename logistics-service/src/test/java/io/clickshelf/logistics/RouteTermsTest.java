package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What drivers and vehicles ask of a plan, and which stops matter most. */
class RouteTermsTest extends ServiceTest {

    /** A leg from one to the next takes 43 minutes. */
    private static final String NORTHWARDS = """
        {"warehouseLocations":[["W",50,8]],"departAt":"2025-03-03T07:00:00Z","deliveryPoints":[
         ["A",50.2,8],["B",50.4,8]],"vehicles":[{"id":"V","warehouseId":"W"%s}]}\
        """;

    @Test
    void driversRestInTimeAlsoAfterAChange() {
        String rested = ",\"drivingHours\":{\"restAfterSeconds\":5400,\"restSeconds\":2700}";
        JsonNode plan = post("/optimize_routes", NORTHWARDS.formatted(rested));
        assertThat(plan.path("unassigned")).isEmpty();
        assertThat(kinds(plan)).containsExactly("start", "delivery", "delivery", "rest", "end");
        JsonNode changed = post(
                "/route_plans/" + plan.path("planId").asString() + "/change",
                "{\"at\":\"" + leaves(plan, 1) + "\",\"remove\":[\"B\"],\"add\":[[\"C\",50.3,8]],"
                        + "\"positions\":[{\"vehicle\":\"V#1\",\"latitude\":50.25,\"longitude\":8,\"lastStop\":\"A\"}]}");
        assertThat(kinds(changed)).startsWith("start", "delivery").contains("rest");
        assertThat(longestAtTheWheel(changed)).isLessThanOrEqualTo(5400);

        JsonNode most = post("/optimize_routes", NORTHWARDS.formatted(",\"drivingHours\":{\"mostSeconds\":10000}"));
        assertThat(most.path("routePlan").toString()).isEqualTo("{\"W\":[\"A\"]}");
        JsonNode gap = most.path("unassigned").get(0);
        assertThat(gap.path("message").asString()).contains("driving hours");
        assertThat(gap.path("relaxations").get(0).path("what").asString()).isEqualTo("driving_hours");
        double more = gap.path("relaxations").get(0).path("amount").asDouble();
        String enough = ",\"drivingHours\":{\"mostSeconds\":" + Math.round(10_000 + more) + "}";
        assertThat(post("/optimize_routes", NORTHWARDS.formatted(enough)).path("unassigned"))
                .isEmpty();
        assertThat(message(",\"drivingHours\":{\"restAfterSeconds\":5400}")).contains("restSeconds");
    }

    @Test
    void aBreakIsARestIfItLastsAsLong() {
        // Too little time to leave only after the break, or to be back before it.
        String terms = ",\"drivingHours\":{\"restAfterSeconds\":5400,\"restSeconds\":2700},"
                + "\"shift\":{\"start\":\"2025-03-03T07:00:00Z\",\"end\":\"2025-03-03T12:00:00Z\"},\"breaks\":[{\"window\":"
                + "{\"start\":\"2025-03-03T08:45:00Z\",\"end\":\"2025-03-03T09:30:00Z\"},\"seconds\":%d}]";
        JsonNode lunch = post("/optimize_routes", NORTHWARDS.formatted(terms.formatted(2700)));
        assertThat(kinds(lunch)).containsExactly("start", "delivery", "delivery", "break", "end");
        JsonNode coffee = post("/optimize_routes", NORTHWARDS.formatted(terms.formatted(600)));
        assertThat(kinds(coffee)).containsOnlyOnce("rest", "break");
        assertThat(longestAtTheWheel(coffee)).isLessThanOrEqualTo(5400);
        assertThat(coffee.path("routes").get(0).path("durationSeconds").asLong())
                .isEqualTo(lunch.path("routes").get(0).path("durationSeconds").asLong() + 600);
        assertThat(lunch.path("routes")
                        .get(0)
                        .path("stops")
                        .get(1)
                        .path("binds")
                        .asString())
                .isEqualTo("break");
    }

    @Test
    void whoDroveThroughTheWindowOfABreakHasNotHadIt() {
        String terms = ",\"breaks\":[{\"window\":{\"start\":\"2025-03-03T07:10:00Z\",\"end\":\"2025-03-03T09:30:00Z\"},"
                + "\"seconds\":900}],\"shift\":{\"start\":\"2025-03-03T07:00:00Z\",\"end\":\"2025-03-03T10:20:00Z\"}";
        JsonNode plan = post("/optimize_routes", NORTHWARDS.formatted(terms));
        assertThat(kinds(plan)).contains("break");
        JsonNode changed = post(
                "/route_plans/" + plan.path("planId").asString() + "/change",
                "{\"at\":\"2025-03-03T07:40:00Z\",\"positions\":[{\"vehicle\":\"V#1\",\"latitude\":50.18,\"longitude\":8}]}");
        assertThat(kinds(changed)).containsOnlyOnce("break");
    }

    @Test
    void fuelIsCountedAndPaidFor() {
        JsonNode plan = post(
                "/optimize_routes",
                NORTHWARDS.formatted(",\"costPerKm\":0.1,\"fuelLitersPer100Km\":12.5,\"fuelPricePerLiter\":1.6"));
        JsonNode route = plan.path("routes").get(0);
        double km = route.path("distanceMeters").asDouble() / 1000;
        assertThat(route.path("fuelLiters").asDouble()).isCloseTo(0.125 * km, within(0.01));
        assertThat(plan.path("summary").path("fuelLiters")).isEqualTo(route.path("fuelLiters"));
        assertThat(route.path("distanceCost").asDouble()).isCloseTo((0.1 + 0.125 * 1.6) * km, within(0.01));
        assertThat(post("/optimize_routes", NORTHWARDS.formatted(""))
                        .path("summary")
                        .has("fuelLiters"))
                .isFalse();
    }

    @Test
    void whereNotAllCanBeServedTheMoreImportantAre() {
        String request = "{\"warehouseLocations\":[[\"W\",50,8]],\"deliveryPoints\":["
                + "{\"id\":\"A\",\"latitude\":50.3,\"longitude\":8,\"priority\":%d},{\"id\":\"B\",\"latitude\":50.01,\"longitude\":8},"
                + "{\"id\":\"C\",\"latitude\":50.02,\"longitude\":8}],"
                + "\"vehicles\":[{\"id\":\"V\",\"warehouseId\":\"W\",\"maxStops\":%d}]}";
        assertThat(post("/optimize_routes", request.formatted(0, 2))
                        .path("routePlan")
                        .toString())
                .doesNotContain("\"A\"");
        assertThat(post("/optimize_routes", request.formatted(1, 1))
                        .path("routePlan")
                        .toString())
                .isEqualTo("{\"W\":[\"A\"]}");
        assertThat(post("/optimize_routes", request.formatted(101, 1), 400)
                        .path("message")
                        .asString())
                .contains("priority", "101");
    }

    @Test
    void warehousesServeWhatIsBestWithinTheirStock() {
        String request = "{\"warehouseLocations\":[[\"W1\",50,8],[\"W2\",50,9]],\"deliveryPoints\":["
                + "{\"id\":\"between\",\"latitude\":50,\"longitude\":8.49,\"goods\":{\"P\":1}},"
                + "{\"id\":\"near\",\"latitude\":50,\"longitude\":8.01,\"goods\":{\"P\":1,\"Q\":3}}],"
                + "\"stock\":[{\"warehouseId\":\"W1\",\"productId\":\"P\",\"units\":1.5},"
                + "{\"warehouseId\":\"%s\",\"productId\":\"P\",\"units\":%d}]}";
        assertThat(post("/optimize_routes", request.formatted("W2", 1))
                        .path("routePlan")
                        .toString())
                .isEqualTo("{\"W1\":[\"near\"],\"W2\":[\"between\"]}");
        JsonNode gap = post("/optimize_routes", request.formatted("W2", 0))
                .path("unassigned")
                .get(0);
        assertThat(gap.path("reason").asString()).isEqualTo("stock");
        assertThat(gap.path("relaxations").get(0).path("what").asString()).isEqualTo("warehouse");
        assertThat(post("/optimize_routes", request.formatted("W1", 1), 400)
                        .path("message")
                        .asString())
                .contains("P in warehouse W1 is given twice");
    }

    @Test
    void aStopComesFromSeveralWarehousesOnlyWhereItMayBeSplit() {
        String request = "{\"warehouseLocations\":[[\"W1\",50,8],[\"W2\",50,9]],\"deliveryPoints\":["
                + "{\"id\":\"A\",\"latitude\":50,\"longitude\":8.2,\"demand\":[10],\"goods\":{\"P\":4,\"Q\":1}%s}],"
                + "\"stock\":[{\"warehouseId\":\"W1\",\"productId\":\"P\",\"units\":1},"
                + "{\"warehouseId\":\"W2\",\"productId\":\"P\",\"units\":9},{\"warehouseId\":\"W1\",\"productId\":\"Q\",\"units\":1}]}";
        JsonNode whole = post("/optimize_routes", request.formatted(""));
        assertThat(whole.path("unassigned").get(0).path("reason").asString()).isEqualTo("stock");
        JsonNode split = post("/optimize_routes", request.formatted(",\"split\":true"));
        assertThat(split.path("routePlan").toString()).isEqualTo("{\"W1\":[\"A/W1\"],\"W2\":[\"A/W2\"]}");
        assertThat(split.path("routes")
                        .valueStream()
                        .map(route -> route.path("load").get(0).asInt()))
                .containsExactly(2, 8);
    }

    private String message(String terms) {
        return post("/optimize_routes", NORTHWARDS.formatted(terms), 400)
                .path("message")
                .asString();
    }

    private static List<String> kinds(JsonNode plan) {
        return plan.path("routes")
                .get(0)
                .path("stops")
                .valueStream()
                .map(stop -> stop.path("kind").asString())
                .toList();
    }

    private static Instant leaves(JsonNode plan, int stop) {
        return Instant.parse(plan.path("routes")
                .get(0)
                .path("stops")
                .get(stop)
                .path("leavesAt")
                .asString());
    }

    /** Seconds from one rest to the next that are neither service nor waiting, driven and planned. */
    private static long longestAtTheWheel(JsonNode plan) {
        List<JsonNode> stops = new ArrayList<>(
                plan.path("routes").get(0).path("stops").valueStream().toList());
        long longest = 0;
        long driven = 0;
        for (int i = 1; i < stops.size(); i++) {
            Instant arrives = Instant.parse(stops.get(i).path("arrivesAt").asString());
            driven += Duration.between(leaves(plan, i - 1), arrives).toSeconds();
            driven = stops.get(i).path("kind").asString().equals("rest") ? 0 : driven;
            longest = Math.max(longest, driven);
        }
        return longest;
    }
}
