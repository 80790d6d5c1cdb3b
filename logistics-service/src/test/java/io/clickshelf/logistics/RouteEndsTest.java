package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Routes that start or end elsewhere than at their warehouse. */
class RouteEndsTest extends ServiceTest {

    private static final double METERS_PER_DEGREE = 111_195;

    /** Along a meridian; a tenth of a degree takes ten minutes. */
    private static final String ROUTES = """
        {"warehouseLocations":[["W",50,8],["S",49.6,8]],"departAt":"2025-03-03T07:00:00Z","detourFactor":1,
         "speedKmh":66.717,"deliveryPoints":[%s],"vehicles":[{"id":"V","warehouseId":"W"%s}]%s}\
        """;

    private static final String NORTH =
            "{\"id\":\"A\",\"latitude\":50.2,\"longitude\":8,\"serviceSeconds\":0,\"goods\":{\"P\":1}},"
                    + "{\"id\":\"B\",\"latitude\":50.3,\"longitude\":8,\"serviceSeconds\":0,\"goods\":{\"P\":1}}";

    @Test
    void whereRoutesEndDecidesWhoServesWhat() {
        JsonNode plan = post(
                "/optimize_routes",
                ROUTES.formatted(
                        NORTH + ",[\"C\",49.8,8],[\"D\",49.7,8]",
                        ",\"fixedCost\":0,\"endAt\":[50.4,8]},"
                                + "{\"id\":\"U\",\"warehouseId\":\"W\",\"fixedCost\":0,\"endAt\":\"S\"",
                        ""));
        JsonNode toWarehouse = plan.path("routes").get(0);
        JsonNode toPlace = plan.path("routes").get(1);
        assertThat(stops(toWarehouse)).containsExactly("start W", "delivery C", "delivery D", "end S");
        assertThat(stops(toPlace)).containsExactly("start W", "delivery A", "delivery B", "end ");
        for (JsonNode route : List.of(toWarehouse, toPlace)) {
            assertThat(degrees(route)).isCloseTo(0.4, within(0.001));
        }
        JsonNode line = get("/route_plans/" + plan.path("planId").asString() + "/geojson")
                .path("features")
                .get(1)
                .path("geometry")
                .path("coordinates");
        assertThat(line.get(line.size() - 1).toString()).isEqualTo("[8.0,50.4]");
    }

    @Test
    void theEndIsReachedWithinTheShift() {
        // Time to serve both, and to go home, but not to get farther north.
        String shift = ",\"shift\":{\"start\":\"2025-03-03T07:00:00Z\",\"end\":\"2025-03-03T08:05:00Z\"}%s";
        assertThat(post("/optimize_routes", ROUTES.formatted(NORTH, shift.formatted(""), ""))
                        .path("unassigned"))
                .isEmpty();
        JsonNode gap = post("/optimize_routes", ROUTES.formatted(NORTH, shift.formatted(",\"endAt\":[50.7,8]"), ""))
                .path("unassigned");
        assertThat(gap).hasSize(2);
        JsonNode longer = gap.get(0).path("relaxations").get(0);
        assertThat(longer.path("what").asString()).isEqualTo("shift");
        assertThat(longer.path("amount").asDouble()).isCloseTo(300, within(10.0));
    }

    @Test
    void aVehicleUnderWayGoesOnToItsEndAndFromThere() {
        JsonNode plan =
                post("/optimize_routes", ROUTES.formatted(NORTH, ",\"startAt\":[50.1,8],\"endAt\":[50.4,8]", ""));
        assertThat(stops(plan)).containsExactly("start ", "delivery A", "delivery B", "end ");
        assertThat(degrees(plan)).isCloseTo(0.3, within(0.001));

        JsonNode aside = change(
                plan,
                "07:11:00",
                "\"positions\":[{\"vehicle\":\"V#1\",\"latitude\":50.2,\"longitude\":8,\"lastStop\":\"A\"}]");
        assertThat(stops(aside)).containsExactly("start ", "delivery A", "delivery B", "end ");
        assertThat(aside.path("routes").get(0).path("endsAt").asString()).isEqualTo("2025-03-03T07:31:00Z");

        JsonNode unchanged = change(plan, "09:00:00", "\"remove\":[]");
        assertThat(unchanged.path("routes").get(0).path("endsAt"))
                .isEqualTo(plan.path("routes").get(0).path("endsAt"));
        assertThat(unchanged.path("summary").path("cost"))
                .isEqualTo(plan.path("summary").path("cost"));

        // It loads nothing at its end, so what comes late is fetched from the warehouse.
        JsonNode late = change(plan, "09:00:00", "\"add\":[[\"C\",50.1,8]]");
        assertThat(stops(late))
                .containsExactly("start ", "delivery A", "delivery B", "start ", "load C", "delivery C", "end ");
        assertThat(degrees(late)).isCloseTo(0.3 + 0.4 + 0.4, within(0.001));
    }

    @Test
    void anOpenRouteGoesOnFromItsLastStop() {
        JsonNode plan = post("/optimize_routes", ROUTES.formatted(NORTH, ",\"openRoute\":true", ""));
        assertThat(degrees(plan)).isCloseTo(0.3, within(0.001));
        JsonNode late = change(plan, "09:00:00", "\"add\":[[\"C\",50.1,8]]");
        assertThat(stops(late)).containsExactly("start W", "delivery A", "delivery B", "load C", "delivery C", "end ");
        assertThat(degrees(late)).isCloseTo(0.3 + 0.3 + 0.1, within(0.001));
    }

    @Test
    void whatIsOnBoardElsewhereComesFromTheStockOfItsWarehouse() {
        String stock = ",\"stock\":[{\"warehouseId\":\"W\",\"productId\":\"P\",\"units\":1}]";
        for (String start : List.of("[50.1,8]", "\"S\"", "{\"warehouseId\":\"W\"}")) {
            JsonNode plan = post("/optimize_routes", ROUTES.formatted(NORTH, ",\"startAt\":" + start, stock));
            assertThat(plan.path("routePlan").path("W")).hasSize(1);
            assertThat(plan.path("unassigned").get(0).path("reason").asString()).isEqualTo("stock");
        }
    }

    @Test
    void aMatrixKnowsTheWayToAnotherWarehouse() {
        String matrix = ",\"matrix\":{\"distancesMeters\":%1$s,\"durationsSeconds\":%1$s}"
                .formatted("[[0,1,20,300],[4,0,5,6],[7,12000,0,90],[10,11000,12,0]]");
        JsonNode plan = post("/optimize_routes", ROUTES.formatted(NORTH, ",\"startAt\":\"S\",\"endAt\":\"S\"", matrix));
        assertThat(stops(plan)).containsExactly("start S", "delivery A", "delivery B", "end S");
        assertThat(plan.path("summary").path("distanceMeters").asLong()).isEqualTo(5 + 90 + 11_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"endAt\":\"X\"||endAt of vehicle V|\"X\"",
                "\"startAt\":[95,8]||vehicles[0].startAt.latitude|95",
                "\"endAt\":[50]||endAt|[50] is no place",
                "\"endAt\":{\"latitude\":50}||endAt of vehicle V|longitude",
                "\"endAt\":{\"warehouse\":\"S\"}||endAt.warehouse|warehouseId",
                "\"endAt\":\"S\",\"openRoute\":true||endAt|openRoute",
                "\"endAt\":[50,8]|,\"matrix\":{\"distancesMeters\":[],\"durationsSeconds\":[]}|endAt of vehicle V|matrix",
            })
    void whereNoVehicleCanStartOrEndIsNamed(String ofVehicle, String ofPlan, String place, String fault) {
        String request = ROUTES.formatted(NORTH, "," + ofVehicle, ofPlan == null ? "" : ofPlan);
        JsonNode answer = post("/optimize_routes", request, 400);
        assertThat(answer.path("message").asString() + answer.path("errors")).contains(place, fault);
    }

    private JsonNode change(JsonNode plan, String at, String what) {
        return post(
                "/route_plans/" + plan.path("planId").asString() + "/change",
                "{\"at\":\"2025-03-03T" + at + "Z\"," + what + "}");
    }

    /** Kind and id of each, of a route or of a plan's first. */
    private static List<String> stops(JsonNode of) {
        return route(of)
                .path("stops")
                .valueStream()
                .map(stop ->
                        stop.path("kind").asString() + " " + stop.path("id").asString(""))
                .toList();
    }

    private static double degrees(JsonNode of) {
        return route(of).path("distanceMeters").asDouble() / METERS_PER_DEGREE;
    }

    private static JsonNode route(JsonNode of) {
        return of.has("routes") ? of.path("routes").get(0) : of;
    }
}
