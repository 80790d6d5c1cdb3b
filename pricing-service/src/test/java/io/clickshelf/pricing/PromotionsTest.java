package io.clickshelf.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.ErasureRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.PromotionPlan;
import io.clickshelf.contracts.event.PromotionRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.pricing.OfferList;
import io.clickshelf.contracts.pricing.PromotionAnswer;
import io.clickshelf.contracts.pricing.PromotionEffectAnswer;
import io.clickshelf.contracts.pricing.UpliftReport;
import io.clickshelf.platform.testing.ServiceClient;
import io.clickshelf.platform.testing.TopicReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Offers, coupons and the calendar, through the service's own doors. */
@SuppressWarnings("NullAway.Init")
class PromotionsTest extends PricingShop {

    private static final int SHOPPERS = 120;
    private static final int TRIALLED = 400;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void offersGoToThoseTheyBringBackAndAnErasedShopperLeavesNoTrace() {
        shoppersOrder();
        merchant.put("/offers/back", "{\"discountPercent\":10,\"from\":\"2020-01-01\",\"until\":\"2999-01-01\"}");
        eventually(() -> storefront.post("/promotions", "{\"userId\":\"u0\"}").status() == 200);
        List<PromotionAnswer> answers = new ArrayList<>();
        for (int user = 0; user < SHOPPERS; user++) {
            answers.add(offers("u" + user));
        }
        assertThat(answers).extracting(PromotionAnswer::code).contains("held_out");
        List<PromotionAnswer> won =
                answers.stream().filter(answer -> !answer.offers().isEmpty()).toList();
        assertThat(won).isNotEmpty().hasSizeLessThan(answers.size());
        OfferList list = ok(merchant.post("/promotions/lists", "{\"budget\":5,\"most\":10}"), OfferList.class);
        assertThat(list.cost()).isLessThanOrEqualTo(5);
        assertThat(list.heldOut()).isPositive();
        assertThat(ok(merchant.get("/promotions/uplift"), UpliftReport.class).uplift())
                .as("nobody's horizon is over")
                .isNull();
        String winner = won.getFirst().userId();
        assertThat(offers(winner).offers().getFirst().expiresAt())
                .isEqualTo(published(Topic.Names.PROMOTION, winner, PromotionRecord.class)
                        .expiresAt());
        assertThat(offers("stranger").code()).isEqualTo("no_history");
        assertThat(merchant.post("/promotions", "{}").status()).isEqualTo(400);

        merchant.put("/coupons/ONCE", "{\"discountPercent\":10,\"from\":\"2020-01-01\",\"until\":\"2999-01-01\"}");
        assertThat(use("ONCE", winner, "w1", 60).status()).isEqualTo(200);
        int made = rows("offer_made");
        publisher
                .publish(Topic.ERASURE, winner, new ErasureRecord(winner, "test", Instant.now()))
                .join();
        eventually(() -> List.of("offer_made", "offer_asked", "coupon_use", "shopper_order").stream()
                .allMatch(table -> jdbc.sql("SELECT NOT EXISTS (SELECT 1 FROM " + table + " WHERE user_id = ?)")
                        .param(winner)
                        .query(Boolean.class)
                        .single()));
        assertThat(rows("offer_made")).as("counted against the offer's limit").isEqualTo(made);
        assertThat(merchant.get("/coupons/ONCE").json().get("used").asInt()).isEqualTo(1);
        onceTheTrialIsOverAndOffersEarnedNothingNobodyGetsThem();
    }

    /** As many come back with an offer as without. */
    private void onceTheTrialIsOverAndOffersEarnedNothingNobodyGetsThem() {
        List<OrderEvent> later = new ArrayList<>();
        for (int user = 0; user < TRIALLED; user++) {
            offers("t" + user);
            if (user % 3 == 0) {
                later.add(order("t" + user, SEEN.plus(Duration.ofDays(10)), 100_000 + user));
            }
        }
        later.add(order("last", SEEN.plus(Duration.ofDays(40)), 200_000));
        publisher.publishAll(Topic.ORDER, later, OrderEvent::key).join();
        eventually(() -> merchant.get("/models").text().contains("offer-targeting"));
        assertThat(IntStream.range(0, 10).mapToObj(user -> offers("late" + user)))
                .allSatisfy(answer -> assertThat(answer.offers()).isEmpty())
                .extracting(PromotionAnswer::code)
                .contains("not_moved");
        UpliftReport report = ok(merchant.get("/promotions/uplift"), UpliftReport.class);
        assertThat(report.heldOut()).isPositive();
        assertThat(report.uplift()).isNotNull();
    }

    private int rows(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }

    private PromotionAnswer offers(String user) {
        return ok(storefront.post("/promotions", "{\"userId\":\"" + user + "\"}"), PromotionAnswer.class);
    }

    /** A third of them every week, the others once, long ago or lately. */
    private void shoppersOrder() {
        List<OrderEvent> orders = new ArrayList<>();
        for (int user = 0; user < SHOPPERS; user++) {
            int every = user % 3 == 0 ? 7 : 45 + user % 40;
            for (int age = user % every; age < 130; age += every) {
                orders.add(order("u" + user, SEEN.minus(Duration.ofDays(age)), orders.size()));
            }
        }
        for (int user = 0; user < TRIALLED; user++) {
            orders.add(order("t" + user, SEEN.minus(Duration.ofDays(50 + user % 40)), orders.size()));
        }
        for (int user = 0; user < 10; user++) {
            orders.add(order("late" + user, SEEN.minus(Duration.ofDays(20 + user)), orders.size()));
        }
        publisher.publishAll(Topic.ORDER, orders, OrderEvent::key).join();
    }

    private static OrderEvent order(String user, Instant at, int number) {
        return OrderEvent.placed(
                "o" + number, user, at, List.of(OrderLine.of("kettle", BigDecimal.ONE, new BigDecimal("40"))), null);
    }

    @Test
    void couponsKeepTheirLimits() {
        merchant.put(
                "/coupons/TEN",
                "{\"discountPercent\":10,\"from\":\"2020-01-01\",\"until\":\"2999-01-01\",\"maxUses\":2,\"leastOrder\":30}");
        assertThat(use("TEN", "ann", "o1", 60).json().get("discount").decimalValue())
                .isEqualByComparingTo("6");
        assertThat(use("TEN", "ann", "o1", 60).status()).isEqualTo(200);
        assertThat(use("TEN", "ann", "o2", 60).json().get("code").asString()).isEqualTo("coupon_used_up");
        assertThat(use("TEN", "bob", "o3", 20).json().get("code").asString()).isEqualTo("order_too_small");
        assertThat(use("TEN", "bob", "o3", 40).status()).isEqualTo(200);
        assertThat(use("TEN", "cat", "o4", 40).status()).isEqualTo(409);
        assertThat(storefront.delete("/coupons/TEN/uses/o3").status()).isEqualTo(204);
        assertThat(use("TEN", "cat", "o4", 40).status()).isEqualTo(200);
        assertThat(merchant.get("/coupons/TEN").json().get("used").asInt()).isEqualTo(2);
        assertThat(merchant.put("/coupons/BAD", "{\"from\":\"2020-01-01\",\"until\":\"2999-01-01\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theCalendarStacksWhatMayStackAndKeepsTheFloor() {
        sell("mug", "10", "6", "900");
        for (String promotion : List.of(
                "week\",\"discountPercent\":10,\"priority\":2",
                "mugs\",\"discountPercent\":5,\"stackingGroup\":\"extra\"",
                "less\",\"discountPercent\":8",
                "deep\",\"discountPercent\":60,\"priority\":9")) {
            String id = promotion.substring(0, 4);
            ServiceClient.Answer put = merchant.put(
                    "/promotion_calendar/" + id,
                    "{\"productIds\":[\"mug\"],\"from\":\"2020-01-01\",\"until\":\"2999-01-01\",\"title\":\""
                            + promotion + "}");
            assertThat(put.status()).as(put.text()).isEqualTo(200);
        }
        JsonNode mug = merchant.post("/promotion_calendar/prices", "{\"productIds\":[\"mug\"]}")
                .json()
                .get(0);
        assertThat(mug.get("skipped").findValuesAsString("promotionId")).contains("less");
        assertThat(mug.get("applied").findValuesAsString("promotionId")).contains("week", "mugs");
        assertThat(storefront
                        .post("/promotion_calendar/prices", "{\"productIds\":[\"mug\"]}")
                        .json()
                        .get(0)
                        .get("skipped"))
                .isEmpty();
    }

    @Test
    void aPromotionIsMeasuredAgainstWhatTheShopDidAndWhatItsCategoryLost() {
        LocalDate begins = LocalDate.of(2009, 3, 29); // long before what is fitted
        soldBeforeAndDuring("basket", begins, 10, 30);
        soldBeforeAndDuring("hamper", begins, 20, 12);
        soldBeforeAndDuring("elsewhere", begins, 50, 55);
        list("basket", "Baskets", "10", "6", Map.of());
        list("hamper", "Baskets", "10", "6", Map.of());
        merchant.put(
                "/promotion_calendar/baskets",
                "{\"productIds\":[\"basket\"],\"discountPercent\":10,\"from\":\"" + begins + "\",\"until\":\""
                        + begins.plusWeeks(1) + "\"}");
        // Demand comes in batches: measured is what is there.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            PromotionEffectAnswer effect =
                    ok(merchant.get("/promotion_calendar/baskets/effect"), PromotionEffectAnswer.class);
            assertThat(effect.days()).isEqualTo(7);
            assertThat(effect.shopTrend()).isCloseTo(1.1, within(1e-9));
            assertThat(effect.baselinePerDay()).isCloseTo(11, within(1e-9));
            assertThat(effect.incrementalUnits()).isCloseTo(7 * 19, within(1e-9));
            assertThat(effect.incrementalLower()).as("every day the same").isCloseTo(7 * 19, within(1e-9));
            assertThat(effect.cannibalizedUnits()).isCloseTo(7 * 10, within(1e-9));
        });
    }

    private void soldBeforeAndDuring(String product, LocalDate begins, int before, int during) {
        List<DemandRecord> demand = IntStream.range(-28, 7)
                .mapToObj(day -> new DemandRecord(
                        product,
                        DemandRecord.NO_WAREHOUSE,
                        begins.plusDays(day),
                        BigDecimal.valueOf(day < 0 ? before : during),
                        BigDecimal.ZERO,
                        1,
                        0,
                        BigDecimal.ZERO,
                        null,
                        false,
                        false,
                        1))
                .toList();
        publisher.publishAll(Topic.DEMAND, demand, DemandRecord::productId).join();
    }

    @Test
    void whatAStoppedServiceStillOwedTheForecastIsToldByTheNext() {
        sell("cup", "10", "6", "900");
        assertThat(merchant.put(
                                "/promotion_calendar/cups",
                                "{\"productIds\":[\"cup\"],\"from\":\"2020-01-01\",\"until\":\"2999-01-01\",\"discountPercent\":10}")
                        .status())
                .isEqualTo(200);
        PromotionPlan told = published(Topic.Names.PROMOTION_PLAN, "cup", PromotionPlan.class);
        assertThat(told.periods()).singleElement().satisfies(period -> {
            assertThat(period.promotionIds()).containsExactly("cups");
            assertThat(period.expectedLift()).isGreaterThan(1.1);
        });
        eventually(() -> owed() == 0);
        long before = plansOf("cup");

        jdbc.sql("INSERT INTO promotion_plan_owed (promotion) VALUES (?::jsonb)")
                .param("{\"promotionId\":\"cups\",\"productIds\":[\"cup\"],\"discountPercent\":10,"
                        + "\"from\":\"2020-01-01T00:00:00Z\",\"until\":\"2999-01-01T00:00:00Z\"}")
                .update();
        eventually(() -> owed() == 0 && plansOf("cup") > before);
        assertThat(published(Topic.Names.PROMOTION_PLAN, "cup", PromotionPlan.class)
                        .periods())
                .isEqualTo(told.periods());
    }

    private long owed() {
        return jdbc.sql("SELECT count(*) FROM promotion_plan_owed")
                .query(Long.class)
                .single();
    }

    private static long plansOf(String product) {
        return TopicReader.all(Topic.Names.PROMOTION_PLAN).stream()
                .filter(record -> product.equals(record.key()))
                .count();
    }

    private ServiceClient.Answer use(String code, String user, String order, int value) {
        return storefront.post(
                "/coupons/" + code + "/uses",
                "{\"userId\":\"" + user + "\",\"orderId\":\"" + order + "\",\"orderValue\":" + value + "}");
    }
}
