package io.clickshelf.forecasting.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.forecasting.ForecastResponse;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.forecasting.ForecastingProperties;
import io.clickshelf.forecasting.model.demand.DemandHistory;
import io.clickshelf.forecasting.store.DemandStore;
import io.clickshelf.platform.kafka.CompactedTable;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.security.InternalTokens;
import io.clickshelf.platform.security.Role;
import io.clickshelf.platform.testing.IntegrationTest;
import io.clickshelf.platform.testing.ServiceClient;
import io.clickshelf.platform.testing.ServiceClient.Answer;
import io.clickshelf.platform.testing.TopicReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Eight products that sold for 120 days, and P8 that has not: records on the broker, and a model fitted to them. */
@IntegrationTest({
    "spring.config.name=forecasting",
    "clickshelf.models.training.quiet=1h",
    "clickshelf.forecasting.roll=300ms"
})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class ForecastingShop {

    static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    static final int DAYS = 120;
    static final LocalDate LAST = FIRST.plusDays(DAYS - 1);

    @Autowired
    EventPublisher publisher;

    @Autowired
    private InternalTokens tokens;

    @Autowired
    DemandStore store;

    @Autowired
    ProductGroups groups;

    @Autowired
    CompactedTable<Product> catalog;

    @Autowired
    ForecastingProperties properties;

    @LocalServerPort
    private int port;

    @Autowired
    private DemandHistories histories;

    ServiceClient client;
    Answer beforeTheFit;
    Optional<DemandHistory> ofEmptyShelves;

    @BeforeAll
    void sellForAWhileAndFit() {
        client = new ServiceClient(port, tokens, Role.OPERATIONS);
        beforeTheFit = client.post("/forecast_demand", "{\"productId\":\"P1\"}");
        // Counted long after the last sale; neither begins a history nor makes it longer.
        publisher
                .publish(Topic.DEMAND, "P0", emptyShelf("P0", LAST.plusDays(90)))
                .join();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(units()).hasSize(1));
        ofEmptyShelves = histories.newest();
        List<DemandRecord> records = new ArrayList<>();
        Random random = new Random(1);
        for (int product = 0; product < 8; product++) {
            for (int day = 0; day < DAYS; day++) {
                int units = poisson(2 * product + 1, random);
                records.add(record("P" + product, "W1", FIRST.plusDays(day), units, 2));
                records.add(record("P" + product, "W1", FIRST.plusDays(day), 500, 1)); // older, and wrong
            }
            records.add(record("P" + product, "W2", LAST, product, 1));
        }
        Collections.shuffle(records, random);
        List<Product> products = new ArrayList<>();
        for (int product = 0; product < 9; product++) {
            products.add(
                    product("P" + product, product < 4 ? "Shoes > Running" : product < 7 ? "Shoes > Trail" : "Hats"));
        }
        publisher.publishAll(Topic.CATALOG, products, Product::productId).join();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(catalog.values()).hasSize(9));
        publisher.publishAll(Topic.DEMAND, records, DemandRecord::productId).join();
        // A sender whose clock is a century ahead must not move the forecast.
        publisher
                .publish(Topic.DEMAND, "P1", record("P1", "W1", LocalDate.of(2125, 1, 1), 1, 1))
                .join();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(units())
                        .hasSize(8 * DAYS + 2)
                        .allSatisfy(units -> assertThat(units).isLessThan(100)));
        assertThat(client.post("/models/demand/retrain", "").status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(120))
                .until(() -> published().stream()
                                .map(ForecastRecord::productId)
                                .distinct()
                                .count()
                        == 9);
    }

    private List<Double> units() {
        List<Double> all = new ArrayList<>();
        store.forEachDay(FIRST, sold -> all.add(sold.units()));
        return all;
    }

    static List<ForecastRecord> published() {
        return TopicReader.all(Topic.Names.FORECAST).stream()
                .map(record -> Json.read(record.value(), ForecastRecord.class))
                .toList();
    }

    ForecastResponse forecast(String request) {
        Answer answer = client.post("/forecast_demand", request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.as(ForecastResponse.class);
    }

    private static int poisson(double mean, Random random) {
        int count = -1;
        for (double sum = 0; sum <= mean; sum -= Math.log(1 - random.nextDouble())) {
            count++;
        }
        return count;
    }

    static Product product(String id, String category) {
        return Json.read(
                ("{\"productId\":\"" + id + "\",\"title\":\"" + category + "\",\"category\":\"" + category
                                + "\",\"price\":10}")
                        .getBytes(StandardCharsets.UTF_8),
                Product.class);
    }

    static DemandRecord emptyShelf(String product, LocalDate day) {
        return new DemandRecord(
                product, "W1", day, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, BigDecimal.ZERO, null, false, true, 1);
    }

    static DemandRecord record(String product, String warehouse, LocalDate day, double units, long revision) {
        return new DemandRecord(
                product,
                warehouse,
                day,
                BigDecimal.valueOf(units),
                BigDecimal.ZERO,
                1,
                0,
                BigDecimal.TEN,
                null,
                false,
                false,
                revision);
    }
}
