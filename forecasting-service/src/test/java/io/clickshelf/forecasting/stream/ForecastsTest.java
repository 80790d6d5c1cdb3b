package io.clickshelf.forecasting.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.ForecastDay;
import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.forecasting.ForecastAccuracy;
import io.clickshelf.contracts.forecasting.ForecastResponse;
import io.clickshelf.contracts.forecasting.GroupForecast;
import io.clickshelf.contracts.forecasting.LevelForecast;
import io.clickshelf.contracts.forecasting.ProductForecast;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.forecasting.model.demand.DemandHistory;
import io.clickshelf.platform.testing.ServiceClient.Answer;
import io.clickshelf.platform.testing.SetClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From demand records to published and served forecasts. */
@SuppressWarnings("NullAway.Init")
class ForecastsTest extends ForecastingShop {

    @Autowired
    private CurrentForecast current;

    @Autowired
    private Newcomers newcomers;

    @Autowired
    private Listings listings;

    @Test
    void beforeTheFirstFitTheAnswerSaysWhenThereWillBeOne() {
        assertThat(beforeTheFit.status()).isEqualTo(503);
        assertThat(beforeTheFit.json().path("code").asString()).isEqualTo("no_model");
    }

    @Test
    void emptyShelvesAreNoHistoryBeforeAnythingWasSold() {
        assertThat(ofEmptyShelves).isEmpty();
    }

    @Test
    void everyProductsForecastIsPublishedAndItsQuantilesDoNotCross() {
        Map<String, ForecastRecord> published = new TreeMap<>();
        published().forEach(forecast -> published.putIfAbsent(forecast.productId(), forecast));
        assertThat(published).hasSize(9);
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
        assertThat(client.get("/forecasts").json().size()).isEqualTo(9);
    }

    @Test
    void categoriesWarehousesAndTheWholeShopAddUpWithTheProducts() {
        double products = forecast(
                        "{\"productIds\":[\"P0\",\"P1\",\"P2\",\"P3\",\"P4\",\"P5\",\"P6\",\"P7\",\"P8\"],\"horizon\":14}")
                .forecasts()
                .stream()
                .mapToDouble(ProductForecast::totalMean)
                .sum();
        LevelForecast total = level("total?horizon=14");
        assertThat(total.groups()).hasSize(1);
        assertThat(sum(total)).isCloseTo(products, within(1e-6));
        assertThat(sum(level("category?horizon=14"))).isCloseTo(products, within(1e-6));
        assertThat(level("category?horizon=2&granularity=week").groups())
                .extracting(GroupForecast::key)
                .containsExactly("Shoes", "Hats");
        assertThat(level("category?within=Shoes").groups())
                .extracting(GroupForecast::key)
                .containsExactly("Shoes > Trail", "Shoes > Running");
        LevelForecast warehouses = level("warehouse?horizon=14");
        assertThat(warehouses.groups()).extracting(GroupForecast::key).containsExactly("W1", "W2");
        assertThat(sum(warehouses)).isCloseTo(products, within(1e-6));
        assertThat(client.get("/forecasts/levels/category?within=Nope").status())
                .isEqualTo(404);
        assertThat(client.get("/forecasts/levels/shelf").status()).isEqualTo(400);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(level("total").groups().getFirst().total()).isNotEmpty());
        GroupForecast shop = level("total?horizon=14").groups().getFirst();
        assertThat(shop.total().get("0.05")).isLessThan(shop.totalMean());
        assertThat(shop.total().get("0.95")).isGreaterThan(shop.totalMean()).isLessThan(1.6 * shop.totalMean());
    }

    @Test
    void aProductThatHasNotSoldYetIsForecastFromItsLikesAndPublishedSo() {
        ProductForecast newcomer =
                forecast("{\"productId\":\"P8\"}").forecasts().getFirst();
        assertThat(newcomer.models()).first().isEqualTo("like_products");
        assertThat(newcomer.totalMean() / 28).isBetween(1.0, 20.0);
        assertThat(newcomer.periods())
                .allSatisfy(day -> assertThat(Objects.requireNonNull(day.intervals()))
                        .hasEntrySatisfying(
                                "0.8",
                                inner -> assertThat(inner.getLast())
                                        .isLessThanOrEqualTo(
                                                day.intervals().get("0.95").getLast())));
        Map<String, Double> total = newcomer.total();
        assertThat(List.copyOf(total.values())).isSorted();
        ProductForecast known = forecast("{\"productId\":\"P7\"}").forecasts().getFirst();
        assertThat((total.get("0.95") - total.get("0.05")) / newcomer.totalMean())
                .as("nobody knows yet how well it sells")
                .isGreaterThan(2 * (known.total().get("0.95") - known.total().get("0.05")) / known.totalMean());
        ForecastRecord record = published().stream()
                .filter(published -> published.productId().equals("P8"))
                .findFirst()
                .orElseThrow();
        assertThat(record.model()).isEqualTo("like_products");
        assertThat(record.days().stream().mapToDouble(ForecastDay::mean).sum())
                .isCloseTo(newcomer.totalMean(), within(0.01 * newcomer.totalMean()));
        assertThat(record.days().getLast().cumulativeQuantiles()[record.levels().length - 3])
                .isGreaterThanOrEqualTo(Math.floor(0.99 * total.get("0.95")));
        assertThat(record.warehouseShares().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void newProductsStayInTheAnswersWhenAnotherModelTakesOver() {
        String before = current.get().orElseThrow().version();
        synchronized (newcomers) { // which lets the new model not be moved to the newest day meanwhile
            assertThat(client.post("/models/demand/retrain", "").status()).isEqualTo(202);
            await().atMost(Duration.ofSeconds(120))
                    .pollInSameThread()
                    .until(() -> !current.get().orElseThrow().version().equals(before));
            assertThat(current.get().orElseThrow().total().productIds()).contains("P8");
        }
    }

    /** Eight weeks have gone by without a sale; on the last twenty days the shelf was counted and empty. */
    @Test
    void daysOnWhichAnUnsoldProductCouldHaveBeenBoughtAreCounted() {
        LocalDate today = LAST.plusDays(1);
        Instant listedAt = today.minusDays(56).atStartOfDay().toInstant(ZoneOffset.UTC);
        Product dead = Json.read(
                ("{\"productId\":\"P-dead\",\"title\":\"Hats\",\"price\":10,\"updatedAt\":\"" + listedAt + "\"}")
                        .getBytes(StandardCharsets.UTF_8),
                Product.class);
        List<DemandRecord> counted = new ArrayList<>();
        for (int day = 1; day <= 20; day++) {
            counted.add(emptyShelf("P-dead", today.minusDays(day)));
        }
        store.upsert(counted);
        listings.note(List.of(dead), today);
        assertThat(listings.days("P-dead", today)).isEqualTo(36);
        assertThat(listings.days("P-dead", today.plusDays(7))).isEqualTo(43);
        assertThat(listings.days("unheard of", today)).isZero();
        Product ancient = product("P-ancient", "Hats");
        listings.note(List.of(ancient), today.minusDays(3));
        listings.note(List.of(ancient), today);
        assertThat(listings.days("P-ancient", today)).as("the first day counts").isEqualTo(3);
    }

    @Test
    void aSeriesOfNothingButZerosIsForecastAsZero() {
        ProductForecast series =
                forecast("{\"series\":[0,0,0,0,0,0],\"horizon\":3}").forecasts().getFirst();
        assertThat(series.periods()).hasSize(3).allSatisfy(period -> {
            assertThat(period.mean()).isZero();
            assertThat(period.quantiles().values()).containsOnly(0.0);
            assertThat(Objects.requireNonNull(period.intervals()).values()).containsOnly(List.of(0.0, 0.0));
        });
    }

    private LevelForecast level(String query) {
        Answer answer = client.get("/forecasts/levels/" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.as(LevelForecast.class);
    }

    private static double sum(LevelForecast level) {
        return level.groups().stream().mapToDouble(GroupForecast::totalMean).sum();
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
    void aSeriesMayHaveSeveralSeasons() {
        StringBuilder shifts = new StringBuilder();
        for (int week = 0; week < 9; week++) {
            for (int day = 0; day < 7; day++) {
                shifts.append(day < 5 ? "20,60,40," : "2,6,4,");
            }
        }
        ProductForecast series = forecast("{\"series\":[" + shifts.substring(0, shifts.length() - 1)
                        + "],\"seasons\":[21,3],\"horizon\":21}")
                .forecasts()
                .getFirst();
        assertThat(series.periods().get(1).mean()).isCloseTo(60, within(6.0));
        assertThat(series.periods().get(19).mean()).isCloseTo(6, within(6.0));
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
                "{\"productId\":\"P1\",\"horizn\":3}",
                "{\"series\":[null,null,null,null]}",
                "{\"series\":[1,2,3],\"season\":1}",
                "{\"series\":[1,2,3,1,2,3],\"season\":3,\"seasons\":[3]}",
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

    private DemandHistory historyAt(Instant now) {
        return new DemandHistories(store, groups, properties, new SetClock(now))
                .newest()
                .orElseThrow();
    }
}
