package io.clickshelf.forecasting.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.ForecastDay;
import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.event.WindowCounts;
import io.clickshelf.contracts.forecasting.ForecastAccuracy;
import io.clickshelf.contracts.forecasting.ForecastOverride;
import io.clickshelf.contracts.forecasting.ForecastPeriod;
import io.clickshelf.contracts.forecasting.ForecastResponse;
import io.clickshelf.contracts.forecasting.ProductForecast;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.forecasting.ForecastingProperties;
import io.clickshelf.forecasting.model.demand.DemandHistory;
import io.clickshelf.forecasting.store.DemandStore;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.security.InternalTokens;
import io.clickshelf.platform.security.Role;
import io.clickshelf.platform.testing.IntegrationTest;
import io.clickshelf.platform.testing.ServiceClient;
import io.clickshelf.platform.testing.ServiceClient.Answer;
import io.clickshelf.platform.testing.SetClock;
import io.clickshelf.platform.testing.TopicReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Eight products over 120 days: from demand records on the broker to published and served forecasts. */
@IntegrationTest({"spring.config.name=forecasting", "clickshelf.models.training.quiet=1h"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ForecastingServiceTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 120;
    private static final LocalDate LAST = FIRST.plusDays(DAYS - 1);

    @Autowired
    private EventPublisher publisher;

    @Autowired
    private InternalTokens tokens;

    @Autowired
    private DemandStore store;

    @Autowired
    private ForecastingProperties properties;

    @LocalServerPort
    private int port;

    private ServiceClient client;
    private Answer beforeTheFit;

    @BeforeAll
    void sellForAWhileAndFit() {
        client = new ServiceClient(port, tokens, Role.OPERATIONS);
        beforeTheFit = client.post("/forecast_demand", "{\"productId\":\"P1\"}");
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
        publisher.publishAll(Topic.DEMAND, records, DemandRecord::productId).join();
        // A sender whose clock is a century ahead must not move the forecast.
        publisher
                .publish(Topic.DEMAND, "P1", record("P1", "W1", LocalDate.of(2125, 1, 1), 1, 1))
                .join();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(units())
                        .hasSize(8 * DAYS + 1)
                        .allSatisfy(units -> assertThat(units).isLessThan(100)));
        assertThat(client.post("/models/demand/retrain", "").status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(120))
                .until(() -> TopicReader.all(Topic.Names.FORECAST).size() >= 8);
    }

    private List<Double> units() {
        List<Double> all = new ArrayList<>();
        store.forEachDay(FIRST, (product, day, units, stockedOut) -> all.add(units));
        return all;
    }

    @Test
    void beforeTheFirstFitTheAnswerSaysWhenThereWillBeOne() {
        assertThat(beforeTheFit.status()).isEqualTo(503);
        assertThat(beforeTheFit.json().path("code").asString()).isEqualTo("no_model");
    }

    @Test
    void everyProductsForecastIsPublishedAndItsQuantilesDoNotCross() {
        Map<String, ForecastRecord> published = new TreeMap<>();
        published().forEach(forecast -> published.putIfAbsent(forecast.productId(), forecast));
        assertThat(published).hasSize(8);
        for (ForecastRecord forecast : published.values()) {
            assertThat(forecast.origin()).isEqualTo(LAST);
            assertThat(forecast.modelVersion()).isEqualTo("demand-1");
            assertThat(forecast.days()).hasSize(properties.horizonDays());
            for (ForecastDay day : forecast.days()) {
                assertThat(day.mean()).isPositive();
                assertThat(day.cumulativeQuantiles()).isSorted().hasSameSizeAs(forecast.levels());
            }
            assertThat(Json.write(forecast))
                    .as("read whole by others at their start")
                    .hasSizeLessThan(3500);
        }
        ForecastRecord largest = Objects.requireNonNull(published.get("P7"));
        assertThat(largest.days().getFirst().mean()).isBetween(11.0, 19.0);
        assertThat(largest.warehouseShares()).containsOnlyKeys("W1", "W2");
        assertThat(largest.warehouseShares().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void productsAreForecastByDayAndWeekAndTheUnknownAreListed() {
        ForecastResponse days = forecast("{\"productIds\":[\"P7\",\"nope\",\"P0\"],\"horizon\":14}");
        assertThat(days.forecasts()).extracting(ProductForecast::productId).containsExactly("P7", "P0");
        assertThat(days.unknown()).containsExactly("nope");
        ProductForecast byDay = days.forecasts().getFirst();
        assertThat(byDay.periods()).hasSize(14);
        assertThat(byDay.periods().getFirst().date()).isEqualTo(LAST.plusDays(1));

        ProductForecast byWeek = forecast(
                        "{\"productId\":\"P7\",\"horizon\":2,\"granularity\":\"week\",\"levels\":[0.9,0.5]}")
                .forecasts()
                .getFirst();
        assertThat(byWeek.totalMean()).isCloseTo(byDay.totalMean(), within(1e-6));
        assertThat(byWeek.periods().getLast().date()).isEqualTo(LAST.plusDays(8));
        Map<String, Double> quantiles = byWeek.periods().getFirst().quantiles();
        assertThat(quantiles.keySet()).containsExactly("0.5", "0.9");
        assertThat(quantiles.get("0.9")).isGreaterThan(quantiles.get("0.5"));
        double sumOfDays = byDay.periods().stream()
                .mapToDouble(period -> period.quantiles().get("0.95"))
                .sum();
        assertThat(byDay.total().get("0.95")).as("sums are narrower").isLessThan(sumOfDays);
        assertThat(client.get("/forecasts/P7?horizon=3")
                        .as(ProductForecast.class)
                        .periods())
                .hasSize(3);
        assertThat(client.get("/forecasts/nope").status()).isEqualTo(404);
        assertThat(client.get("/forecasts").json().size()).isEqualTo(8);
    }

    @Test
    void aSeriesThatIsSentAlongIsForecastByItself() {
        String season = "10,20,30,40,50,60,70,".repeat(8);
        ProductForecast series = forecast(
                        "{\"series\":[" + season.substring(0, season.length() - 1) + "],\"season\":7,\"horizon\":7}")
                .forecasts()
                .getFirst();
        assertThat(series.productId()).isNull();
        assertThat(series.periods()).hasSize(7);
        assertThat(series.periods().getFirst().mean()).isCloseTo(10, within(5.0));
        assertThat(series.periods().getLast().mean()).isCloseTo(70, within(5.0));
        assertThat(List.copyOf(series.periods().getFirst().quantiles().values()))
                .isSorted();
    }

    @Test
    void accuracyIsMeasuredOnDaysThatTheModelHadNotSeen() {
        ForecastAccuracy accuracy = client.get("/forecasts/accuracy").as(ForecastAccuracy.class);
        assertThat(accuracy.heldOutDays()).isEqualTo(properties.horizonDays());
        assertThat(accuracy.metrics().get("pinball"))
                .isLessThan(accuracy.naive().get("pinball"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"productId\":\"P1\",\"horizon\":0}",
                "{\"productId\":\"P1\",\"horizon\":366}",
                "{\"productId\":\"P1\",\"horizon\":60,\"granularity\":\"week\"}",
                "{\"productId\":\"P1\",\"granularity\":\"month\"}",
                "{\"productId\":\"P1\",\"levels\":[1.5]}",
                "{\"series\":[1,2]}",
                "{\"series\":[null,null,null,null]}",
                "{\"series\":[1,2,3],\"season\":1}",
                "{"
            })
    void badInputIs400AndSaysWhy(String request) {
        Answer answer = client.post("/forecast_demand", request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("message").asString()).isNotBlank();
    }

    @Test
    void todayIsNotOverAndTomorrowIsNoHistory() {
        DemandHistory during = historyAt(LAST.atTime(12, 0).toInstant(ZoneOffset.UTC));
        assertThat(during.days()).isEqualTo(DAYS - 1);

        DemandHistory after = historyAt(LAST.plusDays(1).atTime(0, 1).toInstant(ZoneOffset.UTC));
        assertThat(after.days()).isEqualTo(DAYS);

        DemandHistory before = historyAt(LAST.minusDays(9).atTime(12, 0).toInstant(ZoneOffset.UTC));
        assertThat(before.days()).isEqualTo(DAYS - 10);
    }

    @Test
    @Order(1_000)
    void aPlannersOverrideIsKeptApartWithWhoWhenAndWhyAndIsPublished() {
        double model = forecast("{\"productId\":\"P5\",\"horizon\":1}")
                .forecasts()
                .getFirst()
                .totalMean();
        Answer made = client.post(
                "/forecasts/P5/overrides",
                "{\"from\":\"" + LAST.plusDays(1) + "\",\"to\":\"" + LAST.plusDays(2)
                        + "\",\"unitsPerDay\":100,\"reason\":\"school starts\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        ForecastPeriod day = forecast("{\"productId\":\"P5\",\"horizon\":1}")
                .forecasts()
                .getFirst()
                .periods()
                .getFirst();
        assertThat(day.mean()).isCloseTo(100, within(1e-6));
        assertThat(day.baseline()).isCloseTo(model, within(1e-9));
        assertThat(day.override()).isCloseTo(100 - model, within(1e-6));
        assertThat(published().stream().filter(record -> record.productId().equals("P5")))
                .last()
                .satisfies(record -> assertThat(record.days().getFirst().mean()).isEqualTo(100));
        ForecastOverride listed = client.get("/forecasts/P5/overrides").as(ForecastOverride[].class)[0];
        assertThat(listed.reason()).isEqualTo("school starts");
        assertThat(listed.madeBy()).isNotBlank();
        assertThat(client.delete("/forecasts/P5/overrides/" + listed.overrideId())
                        .status())
                .isEqualTo(200);
        assertThat(client.delete("/forecasts/P5/overrides/" + listed.overrideId())
                        .status())
                .isEqualTo(409);
        assertThat(forecast("{\"productId\":\"P5\",\"horizon\":1}")
                        .forecasts()
                        .getFirst()
                        .totalMean())
                .isCloseTo(model, within(1e-9));
        assertThat(client.post(
                                "/forecasts/P5/overrides",
                                "{\"from\":\"2025-05-01\",\"to\":\"2025-05-02\",\"reason\":\"?\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Order(2_000)
    void aSurgeOfAttentionRaisesOneAlertAndTheForecast() {
        double before = forecast("{\"productId\":\"P6\",\"horizon\":14}")
                .forecasts()
                .getFirst()
                .totalMean();
        Instant seen = LAST.atTime(18, 0).toInstant(ZoneOffset.UTC);
        ProductFeatures features = new ProductFeatures(
                "P6",
                seen,
                Map.of(
                        "1h", new WindowCounts(80, 10, 6, 0),
                        "24h", new WindowCounts(100, 12, 6, 0),
                        "7d", new WindowCounts(380, 30, 9, 2)),
                0.02,
                BigDecimal.TEN,
                Map.of());
        publisher.publish(Topic.PRODUCT_FEATURE, "P6", features).join();
        publisher.publish(Topic.PRODUCT_FEATURE, "P6", features).join();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !TopicReader.all(Topic.Names.ALERT).isEmpty());
        AlertRecord alert =
                Json.read(TopicReader.all(Topic.Names.ALERT).getFirst().value(), AlertRecord.class);
        assertThat(alert.kind()).isEqualTo("demand_spike");
        assertThat(alert.subject()).isEqualTo("P6");
        assertThat(alert.timestamp()).isEqualTo(seen);
        assertThat(alert.evidence()).containsEntry("looksLastHour", 90).containsKey("forecast14DaysNow");
        ProductForecast raised =
                forecast("{\"productId\":\"P6\",\"horizon\":14}").forecasts().getFirst();
        assertThat(raised.totalMean()).isGreaterThan(1.1 * before);
        assertThat(raised.periods().getFirst().signal()).isPositive();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void theForecastMovesOnWithTheDaysThoughTheModelStaysAndOnlyWhatChangedIsWritten() {
        publisher
                .publish(Topic.DEMAND, "P3", record("P3", "W1", LAST.plusDays(1), 7, 1))
                .join();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(published())
                        .allSatisfy(
                                forecast -> assertThat(forecast.modelVersion()).isEqualTo("demand-1"))
                        .filteredOn(forecast -> forecast.origin().equals(LAST.plusDays(1)))
                        .extracting(ForecastRecord::productId)
                        .contains("P0", "P1", "P2", "P3", "P4", "P5", "P6", "P7"));
        assertThat(forecast("{\"productId\":\"P3\"}").forecasts().getFirst().origin())
                .isEqualTo(LAST.plusDays(1));
    }

    private static List<ForecastRecord> published() {
        return TopicReader.all(Topic.Names.FORECAST).stream()
                .map(record -> Json.read(record.value(), ForecastRecord.class))
                .toList();
    }

    private DemandHistory historyAt(Instant now) {
        return new DemandHistories(store, properties, new SetClock(now))
                .newest()
                .orElseThrow();
    }

    private ForecastResponse forecast(String request) {
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

    private static DemandRecord record(String product, String warehouse, LocalDate day, double units, long revision) {
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
