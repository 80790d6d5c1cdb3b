package io.clickshelf.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.event.UserFeatures;
import io.clickshelf.contracts.event.WindowCounts;
import io.clickshelf.contracts.feature.DemandTotals;
import io.clickshelf.contracts.feature.FeatureProgress;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.feature.stream.StreamsRunner;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.security.InternalTokens;
import io.clickshelf.platform.security.Role;
import io.clickshelf.platform.testing.IntegrationTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@IntegrationTest("spring.config.name=feature")
@SuppressWarnings("NullAway.Init")
class FeatureServiceTest {

    private static final Instant BOUGHT = Instant.parse("2011-12-01T10:00:00Z");

    @TempDir
    static Path directory;

    @Autowired
    private EventPublisher publisher;

    @Autowired
    private InternalTokens tokens;

    @Autowired
    private List<StreamsRunner> runners;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void state(DynamicPropertyRegistry registry) {
        registry.add("clickshelf.feature.state-directory", directory::toString);
    }

    @Test
    void everyEventCountsOnceAcrossRepeatsAndARestart() throws Exception {
        List<OrderEvent> orders =
                IntStream.range(0, 50).mapToObj(FeatureServiceTest::order).toList();
        BehaviorEvent click = BehaviorEvent.of("u1", "p1", ActionType.CLICK, BOUGHT.plusSeconds(60));
        publisher.publishAll(Topic.ORDER, orders, OrderEvent::key).join();
        publisher.publish(Topic.USER_BEHAVIOR, "u1", click).join();
        awaitCounted();
        check();

        runners.forEach(StreamsRunner::stop);
        publisher.publishAll(Topic.ORDER, orders, OrderEvent::key).join();
        publisher.publish(Topic.USER_BEHAVIOR, "u1", click).join();
        runners.forEach(StreamsRunner::start);
        awaitCounted();
        check();
    }

    private void check() throws Exception {
        DemandTotals totals = get("/features/demand/totals", DemandTotals.class);
        assertThat(totals.lines()).isEqualTo(100);
        assertThat(totals.units()).isEqualByComparingTo("150");
        assertThat(totals.revenue()).isEqualByComparingTo("200");
        assertThat(totals.products()).isEqualTo(2);
        assertThat(totals.days()).isEqualTo(1);
        assertThat(get("/features/users/u1", UserFeatures.class).orders()).isEqualTo(50);
        ProductFeatures product = get("/features/products/p1", ProductFeatures.class);
        assertThat(product.windows().get("24h")).isEqualTo(new WindowCounts(0, 1, 0, 50));
        assertThat(call("/features/products/unheard-of").statusCode()).isEqualTo(404);
        assertThat(call("/features/demand/totals?from=2012-01-01&to=2011-01-01").statusCode())
                .isEqualTo(400);
    }

    private void awaitCounted() {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> {
                    assertThat(runners).allMatch(StreamsRunner::counting);
                    assertThat(get("/features/progress", FeatureProgress.class).lag())
                            .isEmpty();
                });
    }

    private <T> T get(String path, Class<T> type) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = call(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return Json.read(response.body(), type);
    }

    private HttpResponse<byte[]> call(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + tokens.issue("test", List.of(Role.ADMIN)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static OrderEvent order(int number) {
        return OrderEvent.placed(
                "o" + number,
                "u1",
                BOUGHT.plusSeconds(number),
                List.of(
                        OrderLine.of("p1", BigDecimal.ONE, BigDecimal.TWO),
                        OrderLine.of("p2", BigDecimal.TWO, BigDecimal.ONE)),
                null);
    }
}
