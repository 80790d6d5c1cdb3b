package io.clickshelf.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PriceSchedule;
import io.clickshelf.platform.testing.ServiceClient;
import io.clickshelf.platform.testing.TopicReader;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Prices that begin and end by themselves. */
class SchedulesTest extends PricingShop {

    @Test
    void aScheduledPriceBeginsAndGivesWayAgain() {
        list("toaster", "Kitchen", "50", "30", Map.of());
        PriceSchedule schedule =
                schedule("toaster", "\"price\":44", Instant.now(), Instant.now().plusSeconds(3));
        assertThat(merchant.post(
                                "/prices/schedules",
                                "{\"productId\":\"toaster\",\"price\":43,\"from\":\"" + Instant.now() + "\"}")
                        .status())
                .isEqualTo(409);
        eventually(() -> price("toaster").cause() == PriceCause.SCHEDULE);
        assertThat(price("toaster").price()).isEqualByComparingTo("44");
        eventually(() -> price("toaster").cause() == PriceCause.EXPIRY);
        assertThat(price("toaster").price()).isEqualByComparingTo("50");
        assertThat(now(schedule).state()).isEqualTo("done");
    }

    @Test
    void aBeginningInThePastIsRefusedButForWhatClocksDiffer() {
        list("grill", "Kitchen", "50", "30", Map.of());
        ServiceClient.Answer past = begin("grill", Instant.now().minusSeconds(3600));
        assertThat(past.status()).as(past.text()).isEqualTo(400);
        assertThat(past.text()).contains("schedule_in_past", "lies in the past", "POST /prices/apply");
        assertThat(begin("grill", Instant.now().minusSeconds(5)).status()).isEqualTo(201);
    }

    private ServiceClient.Answer begin(String product, Instant from) {
        return merchant.post(
                "/prices/schedules", "{\"productId\":\"" + product + "\",\"price\":44,\"from\":\"" + from + "\"}");
    }

    @Test
    void aChannelThatFollowedTheShopFollowsItAgainWhenItsScheduledPriceEnds() {
        sell("griddle", "50", "30", "5000");
        Instant change = Instant.now().plusSeconds(3);
        PriceSchedule first = schedule("griddle", "\"channel\":\"app\",\"price\":50", Instant.now(), change);
        PriceSchedule second = schedule("griddle", "\"channel\":\"app\",\"price\":44", change, change.plusSeconds(2));
        eventually(() -> now(first).state().equals("in_force"));
        apply("griddle", "55");
        assertThat(inApp("griddle").price())
                .as("scheduled, though the shop asked the same when it began")
                .isEqualByComparingTo("50");

        eventually(() -> now(second).state().equals("done"));
        assertThat(now(first).outcome()).isEqualTo("Gave way to the shop's own, 55, which the channel follows again.");
        assertThat(now(second).previousPrice()).isNull();
        apply("griddle", "60");
        assertThat(inApp("griddle").price()).isEqualByComparingTo("60");
        assertThat(inApp("griddle").channel()).isNull();
        assertThat(ok(merchant.get("/prices/griddle/history?channel=app"), PricePoint[].class))
                .extracting(PricePoint::cause, point -> point.price().intValue())
                .containsExactly(
                        tuple(PriceCause.CATALOG, 50),
                        tuple(PriceCause.SCHEDULE, 50),
                        tuple(PriceCause.FOLLOW, 55),
                        tuple(PriceCause.SCHEDULE, 44),
                        tuple(PriceCause.FOLLOW, 55),
                        tuple(PriceCause.MANUAL, 60));
        eventually(() -> TopicReader.all(Topic.Names.CHANNEL_PRICE).stream()
                .filter(record -> "app/griddle".equals(record.key()))
                .reduce((earlier, later) -> later)
                .filter(record -> record.value() == null)
                .isPresent());
    }

    private PriceSchedule schedule(String product, String what, Instant from, Instant until) {
        ServiceClient.Answer answer = merchant.post(
                "/prices/schedules",
                "{\"productId\":\"" + product + "\"," + what + ",\"from\":\"" + from + "\",\"until\":\"" + until
                        + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.as(PriceSchedule.class);
    }

    private PriceSchedule now(PriceSchedule schedule) {
        return ok(merchant.get("/prices/schedules/" + schedule.scheduleId()), PriceSchedule.class);
    }

    private PricePoint inApp(String product) {
        return ok(merchant.get("/prices/" + product + "?channel=app"), PricePoint.class);
    }

    private void apply(String product, String price) {
        ok(
                merchant.post("/prices/apply", "{\"productId\":\"" + product + "\",\"price\":" + price + "}"),
                PricePoint.class);
    }
}
