package io.clickshelf.forecasting.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.PromotionPlan;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.event.WindowCounts;
import io.clickshelf.contracts.forecasting.ForecastAccuracy;
import io.clickshelf.contracts.forecasting.ForecastOverride;
import io.clickshelf.contracts.forecasting.ForecastPeriod;
import io.clickshelf.contracts.forecasting.OverrideAccuracy;
import io.clickshelf.contracts.forecasting.ProductForecast;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.platform.testing.ServiceClient.Answer;
import io.clickshelf.platform.testing.TopicReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** What moves a forecast that stands: planners, attention, and the days. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class ForecastChangesTest extends ForecastingShop {

    @Autowired
    private CurrentForecast current;

    @Autowired
    private ForecastPublisher forecasts;

    @Autowired
    private Listings listings;

    @Test
    @Order(1)
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
    @Order(2)
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
    @Order(3)
    void aPlannedPromotionRaisesItsDaysAloneUntilItIsTakenBack() {
        Instant from = LAST.plusDays(3).atStartOfDay(ZoneOffset.UTC).toInstant();
        PromotionPlan.Period period =
                new PromotionPlan.Period(from, from.plus(Duration.ofDays(2)), List.of("spring"), 20, 1.5);
        plan(List.of(period));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(signals())
                        .satisfiesExactly(
                                day -> assertThat(day).isZero(),
                                day -> assertThat(day).isZero(),
                                day -> assertThat(day).isCloseTo(0.5, within(1e-6)),
                                day -> assertThat(day).isCloseTo(0.5, within(1e-6)),
                                day -> assertThat(day).isZero()));
        plan(List.of());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(signals()).containsOnly(0.0));
    }

    private void plan(List<PromotionPlan.Period> periods) {
        Instant now = LAST.atTime(18, 0).toInstant(ZoneOffset.UTC);
        publisher
                .publish(Topic.PROMOTION_PLAN, "P4", new PromotionPlan("P4", periods, now))
                .join();
    }

    /** Of five days, by how much of the model's forecast each is raised. */
    private List<Double> signals() {
        return forecast("{\"productId\":\"P4\",\"horizon\":5}").forecasts().getFirst().periods().stream()
                .map(day -> day.signal() == null ? 0.0 : day.signal() / day.baseline())
                .toList();
    }

    @Test
    @Order(4)
    void whatIsNewInTheCatalogueIsPublishedOnceAndTakenBackWhenItIsNoLongerSold() {
        list(product("P9", "Hats"));
        await().atMost(Duration.ofSeconds(30)).until(() -> !published("P9").isEmpty());
        list(product("P9", "Hats"));
        Product unpriced = Product.of("U", "Hats", null, null);
        list(unpriced);
        list(product("P10", "Hats"));
        await().atMost(Duration.ofSeconds(30)).until(() -> !published("P10").isEmpty());
        assertThat(published("P9")).hasSize(1);
        assertThat(published("U")).isEmpty();
        assertThat(forecast("{\"productId\":\"U\"}").forecasts()).hasSize(1);
        String ended = "{\"productId\":\"P10\",\"title\":\"Hats\",\"price\":10,\"active\":false}";
        list(Json.read(ended.getBytes(StandardCharsets.UTF_8), Product.class));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(published("P10"))
                        .hasSize(2)
                        .last()
                        .satisfies(record -> assertThat(record.days()).isEmpty()));
        CurrentForecast.Answer answer = current.get().orElseThrow();
        Newcomers afterRestart = new Newcomers(catalog, listings, properties);
        DemandForecastModel known = answer.base().withNew(Map.of());
        afterRestart.refit(known);
        assertThat(afterRestart.look(known)).isTrue();
        assertThat(afterRestart.untold()).containsExactly("P10", "P8", "P9", "U");
        forecasts.publish(known.withNew(afterRestart.forecasts()), answer.version(), List.of("P8", "P9"));
        forecasts.takeBack(answer.version(), List.of("P10", "U"));
        assertThat(published("P9"))
                .as("what was told before is known after a restart")
                .hasSize(1);
        assertThat(published("P10")).hasSize(2);
        assertThat(published("U")).isEmpty();
    }

    private void list(Product product) {
        publisher.publish(Topic.CATALOG, product.productId(), product).join();
    }

    private static List<ForecastRecord> published(String productId) {
        return published().stream()
                .filter(record -> record.productId().equals(productId))
                .toList();
    }

    @Test
    @Order(5)
    void theForecastMovesOnWithTheDaysThoughTheModelStaysAndOnlyWhatChangedIsWritten() {
        String day = LAST.plusDays(1).toString();
        double model = forecast("{\"productId\":\"P3\"}")
                .forecasts()
                .getFirst()
                .periods()
                .getFirst()
                .mean();
        for (int units : List.of(30, 9)) {
            Answer made = client.post(
                    "/forecasts/P3/overrides",
                    "{\"from\":\"" + day + "\",\"to\":\"" + day + "\",\"unitsPerDay\":" + units
                            + ",\"reason\":\"a coach party\"}");
            assertThat(made.status()).as(made.text()).isEqualTo(201);
        }
        assertThat(client.get("/forecasts/accuracy").as(ForecastAccuracy.class).overrides())
                .isNull();
        publisher
                .publishAll(
                        Topic.DEMAND,
                        List.of(
                                emptyShelf("P9", LAST.plusDays(1)),
                                record("P8", "W1", LAST.plusDays(1), 2, 1),
                                record("P3", "W1", LAST.plusDays(1), 7, 1)),
                        DemandRecord::productId)
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
        // Sold for the first time, P8 has a forecast of its own; P9, sold out before it sold, that of its likes; P10
        // none.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(published("P8").getLast().model()).isEqualTo("demand");
            assertThat(published("P9").getLast().origin()).isEqualTo(LAST.plusDays(1));
        });
        assertThat(published("P9").getLast().model()).isEqualTo("like_products");
        assertThat(published("P10")).hasSize(2);
        assertThat(forecast("{\"productId\":\"P8\"}").forecasts().getFirst().models())
                .doesNotContain("like_products");
        OverrideAccuracy accuracy = Objects.requireNonNull(
                client.get("/forecasts/accuracy").as(ForecastAccuracy.class).overrides());
        // The later of the two overrides held.
        assertThat(accuracy.days()).isEqualTo(1);
        assertThat(accuracy.units()).isEqualTo(7);
        assertThat(accuracy.plannerError()).isCloseTo(2, within(1e-6));
        assertThat(accuracy.modelError()).isCloseTo(Math.abs(model - 7), within(1e-6));
    }
}
