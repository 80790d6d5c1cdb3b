package io.clickshelf.allinone;

import io.clickshelf.allinone.demo.DemoFeed;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.embedded.Poll;
import io.clickshelf.platform.security.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code up --demo}: feeds the demo shop, then shows the calls to try with the answers they get. */
final class DemoTour {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);
    private static final int SHOWN_CHARACTERS = 600;

    private static final List<Call> CALLS = List.of(
            new Call(Role.STOREFRONT, "/recommend", "{\"userId\":\"C0001\",\"topN\":5}", "recommendedProducts"),
            new Call(Role.OPERATIONS, "/forecast_demand", "{\"productId\":\"P0001\",\"horizon\":14}", "forecasts"),
            new Call(Role.PRICING, "/price", "{\"productId\":\"P0001\"}", "prices"),
            new Call(Role.OPERATIONS, "/optimize_stock", "{}", "recommendedStockLevels"),
            new Call(Role.OPERATIONS, "/optimize_warehouse", "{\"warehouseId\":\"W1\"}", "recommendedLocations"),
            new Call(Role.OPERATIONS, "/pick_routes", "{\"warehouseId\":\"W1\"}", "pickRoutes"),
            new Call(Role.OPERATIONS, "/optimize_routes", "{}", "routePlan"));

    private final Home home;
    private final Connection connection;
    private final Progress progress;
    private final PrintStream out;

    DemoTour(Home home, Connection connection, Progress progress, PrintStream out) {
        this.home = home;
        this.connection = connection;
        this.progress = progress;
        this.out = out;
    }

    /** A call worth trying; it is ready once its answer has something in {@code field}, or any answer where that is empty. */
    private record Call(String role, String path, String body, String field) {}

    void run() throws IOException, InterruptedException {
        GatewayClient producer = new GatewayClient(connection.url(), connection.key(Role.PRODUCER));
        GatewayClient operations = new GatewayClient(connection.url(), connection.key(Role.OPERATIONS));
        DemoFeed feed = new DemoFeed(
                home.directory(),
                (method, path, json) -> {
                    GatewayClient client = path.startsWith("/warehouses") ? operations : producer;
                    client.send(client.request(path)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofByteArray(json))
                            .build());
                },
                Clock.systemUTC(),
                progress::passing);
        progress.line(
                feed.feed()
                        ? "The demo shop is on the broker: a year up to today."
                        : "This home has its demo shop already.");
        for (Call call : CALLS) {
            out.println();
            progress.line(curl(call));
            progress.line("  " + answer(call));
        }
        out.println();
    }

    private String curl(Call call) {
        return "curl -s %s%s -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' -d '%s'"
                .formatted(connection.url(), call.path(), connection.key(call.role()), call.body());
    }

    /** Models are fitted from what just came in, so the first answers take a while. */
    private String answer(Call call) throws InterruptedException {
        GatewayClient gateway = new GatewayClient(connection.url(), connection.key(call.role()));
        HttpRequest request = gateway.request(call.path())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(call.body()))
                .build();
        Poll poll = Poll.every(ASK_AGAIN, PATIENCE);
        String answer;
        do {
            try {
                byte[] body = gateway.send(request);
                answer = new String(body, StandardCharsets.UTF_8);
                if (filled(Json.read(body, JsonNode.class), call.field())) {
                    return answer.length() > SHOWN_CHARACTERS ? answer.substring(0, SHOWN_CHARACTERS) + " …" : answer;
                }
            } catch (CommandException e) {
                answer = String.valueOf(e.getMessage());
            }
            progress.passing("  … waiting for %s (%d s)"
                    .formatted(call.path(), poll.waited().toSeconds()));
        } while (poll.again());
        return "no decision yet after " + PATIENCE.toSeconds() + " s; the last answer: " + answer;
    }

    private static boolean filled(JsonNode answer, String field) {
        boolean beforeTheFirstFit = answer.path("modelVersion").asString("").equals("popularity")
                || answer.at("/prices/0/demandSource").asString("").equals("none");
        return !beforeTheFirstFit && (field.isEmpty() || !answer.path(field).isEmpty());
    }
}
