package io.clickshelf.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.clickshelf.pricing.stream.WebhookSender;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What receivers of webhooks may rely on. */
class WebhooksTest extends PricingShop {

    @Test
    void webhooksGetWhatHappenedSignedAndAgainUntilTheyTakeIt() throws Exception {
        list("jug", "Kitchen", "30", "12", Map.of());
        Queue<String> signatures = new ConcurrentLinkedQueue<>();
        Queue<String> bodies = new ConcurrentLinkedQueue<>();
        HttpServer receiver = receiver(signatures, bodies);
        try {
            String secret = merchant.put(
                            "/webhooks/shop",
                            "{\"url\":\"http://127.0.0.1:"
                                    + receiver.getAddress().getPort() + "/\",\"events\":[\"price\"]}")
                    .json()
                    .get("secret")
                    .asString();
            assertThat(merchant.get("/webhooks/shop").text()).doesNotContain(secret);
            merchant.post(
                    "/prices/schedules", "{\"productId\":\"jug\",\"price\":31,\"from\":\"" + Instant.now() + "\"}");
            eventually(() -> bodies.size() >= 2);
            String body = bodies.peek();
            assertThat(body).contains("\"productId\":\"jug\"");
            String signature = signatures.peek();
            long seconds = Long.parseLong(signature.substring(2, signature.indexOf(',')));
            assertThat(signature).isEqualTo(WebhookSender.signature(secret, seconds, body));
            eventually(() -> merchant.get("/webhooks/shop/deliveries").text().contains("delivered"));
        } finally {
            receiver.stop(0);
            merchant.delete("/webhooks/shop");
        }
    }

    /** Refuses the first time. */
    private static HttpServer receiver(Queue<String> signatures, Queue<String> bodies) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!body.contains("\"jug\"")) {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
                return;
            }
            signatures.add(exchange.getRequestHeaders().getFirst(WebhookSender.SIGNATURE));
            bodies.add(body);
            exchange.sendResponseHeaders(bodies.size() == 1 ? 500 : 204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void aReceiverThatHangsKeepsNoOtherWaiting() throws Exception {
        sell("decanter", "30", "12", "500");
        CountDownLatch hanging = new CountDownLatch(1);
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hangs", exchange -> awaitQuietly(hanging));
        server.createContext("/answers", exchange -> {
            seen.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            for (String name : new String[] {"hangs", "answers"}) {
                merchant.put(
                        "/webhooks/" + name,
                        "{\"url\":\"http://127.0.0.1:" + server.getAddress().getPort() + "/" + name
                                + "\",\"events\":[\"price\"]}");
            }
            for (int price = 31; price <= 50; price++) {
                merchant.post("/prices/apply", "{\"productId\":\"decanter\",\"price\":" + price + "}");
            }
            // One after the other, the twenty before the last would hang for a hundred seconds.
            eventually(() -> seen.stream().anyMatch(body -> body.contains("\"price\":50")));
            assertThat(hanging.getCount()).isEqualTo(1);
        } finally {
            hanging.countDown();
            merchant.delete("/webhooks/hangs");
            merchant.delete("/webhooks/answers");
            server.stop(0);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
