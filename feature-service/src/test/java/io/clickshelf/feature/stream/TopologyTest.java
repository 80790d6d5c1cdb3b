package io.clickshelf.feature.stream;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.ErasureRecord;
import io.clickshelf.contracts.event.Interaction;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.ShipTo;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.event.UserFeatures;
import io.clickshelf.contracts.event.WindowCounts;
import io.clickshelf.contracts.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant LAST_YEAR = Instant.parse("2011-12-01T10:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Loop loop;

    @BeforeEach
    void start() {
        loop = new Loop(directory, NOW);
    }

    @AfterEach
    void stop() {
        loop.close();
    }

    @Test
    void anErasedShopperIsForgottenAndMayComeBackAsAStranger() {
        loop.send(BehaviorEvent.of("u1", "p1", ActionType.VIEW, NOW));
        loop.send(BehaviorEvent.of("u2", "p1", ActionType.VIEW, NOW));
        loop.send(Topic.ERASURE, "u1", Json.write(new ErasureRecord("u1", "admin", NOW)));
        assertThat(loop.users()).containsEntry("u1", null).extractingByKey("u2").isNotNull();
        loop.send(BehaviorEvent.of("u1", "p1", ActionType.CLICK, NOW));
        assertThat(requireNonNull(loop.users().get("u1")).actions()).containsOnly(Map.entry(ActionType.CLICK, 1L));
    }

    @Test
    void anActionSentTwiceCountsOnceWithOrWithoutAnEventId() {
        BehaviorEvent bare = BehaviorEvent.of("u1", "p1", ActionType.VIEW, NOW);
        BehaviorEvent named = bare.withEventId("e1");
        loop.send(bare);
        loop.send(bare);
        loop.send(named);
        loop.wait(Duration.ofHours(20));
        loop.send(named);

        assertThat(user("u1").actions()).containsExactly(Map.entry(ActionType.VIEW, 2L));
        assertThat(product("p1").windows().get("1h")).isEqualTo(new WindowCounts(2, 0, 0, 0));
        assertThat(loop.meters
                        .counter("clickshelf.events.duplicate", "topic", "user-behavior-topic")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aRecordUnderAForeignKeyOrNoneReachesItsShopper() {
        byte[] plain = "{\"userId\":\"u1\",\"productId\":\"p1\",\"actionType\":\"click\",\"timestamp\":1234567890}"
                .getBytes(StandardCharsets.UTF_8);
        loop.send(Topic.USER_BEHAVIOR, "elsewhere", plain);
        loop.send(Topic.USER_BEHAVIOR, "u1", plain);

        Map<String, UserFeatures> users = loop.users();
        assertThat(users).containsOnlyKeys("u1");
        assertThat(users.get("u1")).extracting(UserFeatures::actions).isEqualTo(Map.of(ActionType.CLICK, 1L));
    }

    @Test
    void whatCantBeReadIsCountedAndPassedOver() {
        loop.send(Topic.ORDER, "o1", "{\"orderId\":".getBytes(StandardCharsets.UTF_8));
        loop.send(Topic.ORDER, "o1", "{\"orderId\":\"o1\",\"lines\":[]}".getBytes(StandardCharsets.UTF_8));
        loop.send(order("o1", OrderEventType.PLACED, LAST_YEAR, line("p1", 1, "2.00")));

        assertThat(loop.demand()).hasSize(1);
        assertThat(loop.meters
                        .counter("clickshelf.records.unreadable", "topic", "order-topic")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void demandAddsUpPerDayAndReturnsCountOnTheDayTheyCome() {
        loop.send(order("o1", OrderEventType.PLACED, LAST_YEAR, line("p1", 3, "2.00"), line("p1", 1, "4.00")));
        loop.send(order("o2", OrderEventType.PLACED, LAST_YEAR.plusSeconds(60), line("p1", 2, null)));
        loop.send(order("o1", OrderEventType.RETURNED, LAST_YEAR.plus(Duration.ofDays(2)), line("p1", 1, "2.00")));
        // An old import may come after newer orders, and a repeated one changes nothing.
        loop.send(order("o0", OrderEventType.PLACED, LAST_YEAR.minus(Duration.ofDays(400)), line("p1", 7, "1.00")));
        loop.send(order("o2", OrderEventType.PLACED, LAST_YEAR.plusSeconds(60), line("p1", 2, null)));

        Map<LocalDate, DemandRecord> days = newest(loop.demand());
        DemandRecord bought = days.get(LocalDate.parse("2011-12-01"));
        assertThat(bought).isNotNull();
        assertThat(bought.units()).isEqualByComparingTo("6");
        assertThat(bought.lines()).isEqualTo(3);
        assertThat(bought.revenue()).isEqualByComparingTo("10");
        assertThat(bought.averagePrice()).isEqualByComparingTo("2.5");
        assertThat(bought.warehouseId()).isEqualTo(DemandRecord.NO_WAREHOUSE);
        assertThat(bought.returnedUnits()).isEqualByComparingTo("0");
        assertThat(bought.revision()).isEqualTo(3);
        DemandRecord back = days.get(LocalDate.parse("2011-12-03"));
        assertThat(back).isNotNull();
        assertThat(back.units()).isEqualByComparingTo("0");
        assertThat(back.returnedUnits()).isEqualByComparingTo("1");
        assertThat(back.returnedLines()).isEqualTo(1);
        assertThat(days).containsKey(LocalDate.parse("2010-10-27")).hasSize(3);
    }

    @Test
    void emptyShelvesAndPromotionsMarkTheDay() {
        loop.send(new OrderEvent(
                null,
                "o1",
                OrderEventType.PLACED,
                null,
                LAST_YEAR,
                List.of(new OrderLine("p1", BigDecimal.TWO, BigDecimal.ONE, "W2", "spring")),
                null,
                "W1",
                null,
                null,
                null,
                null,
                null,
                null));
        loop.send(level("p1", "W2", "0", LAST_YEAR.plusSeconds(600)));

        DemandRecord day = loop.demand().getLast();
        assertThat(day.warehouseId()).isEqualTo("W2");
        assertThat(day.promotion()).isTrue();
        assertThat(day.stockedOut()).isTrue();
        assertThat(day.units()).isEqualByComparingTo("2");
    }

    @Test
    void behaviourPurchasesAreNoDemand() {
        loop.send(BehaviorEvent.of("u1", "p1", ActionType.PURCHASE, NOW));
        assertThat(loop.demand()).isEmpty();
        assertThat(product("p1").windows().get("7d")).isEqualTo(new WindowCounts(0, 0, 0, 1));
    }

    @Test
    void windowsEndAtTheProductsNewestEventInWhateverOrderTheyCome() {
        loop.send(BehaviorEvent.of("u1", "p1", ActionType.VIEW, NOW));
        loop.send(BehaviorEvent.of("u1", "p1", ActionType.VIEW, NOW.minus(Duration.ofHours(23))));
        loop.send(BehaviorEvent.of("u1", "p1", ActionType.CART_ADD, NOW.minus(Duration.ofDays(6))));
        loop.send(BehaviorEvent.of("u1", "p1", ActionType.CLICK, NOW.minus(Duration.ofMinutes(50))));
        loop.send(order("o1", OrderEventType.PLACED, LAST_YEAR, line("p1", 1, "2.00")));
        loop.send(level("p1", "W1", "5", NOW.plusSeconds(5)));

        ProductFeatures features = product("p1");
        assertThat(features.asOf()).isEqualTo(NOW);
        assertThat(features.windows())
                .containsEntry("1h", new WindowCounts(1, 1, 0, 0))
                .containsEntry("24h", new WindowCounts(2, 1, 0, 0))
                .containsEntry("7d", new WindowCounts(2, 1, 1, 0));
        assertThat(features.lastPrice()).isEqualByComparingTo("2");
        assertThat(features.stock()).containsOnlyKeys("W1");
    }

    @Test
    void aClockThatRunsAheadDoesNotEmptyTheWindows() {
        loop.send(BehaviorEvent.of("u1", "p1", ActionType.VIEW, Instant.parse("2099-01-01T00:00:00Z")));
        loop.send(BehaviorEvent.of("u2", "p1", ActionType.VIEW, NOW.minusSeconds(60)));

        ProductFeatures features = product("p1");
        assertThat(features.asOf()).isEqualTo(NOW);
        assertThat(features.windows().get("1h")).isEqualTo(new WindowCounts(2, 0, 0, 0));
    }

    @Test
    void conversionOfFewViewsIsShrunkToTheShops() {
        for (int i = 0; i < 100; i++) {
            loop.send(BehaviorEvent.of("u" + i, "known", ActionType.VIEW, NOW));
            if (i % 10 == 0) {
                loop.send(BehaviorEvent.of("u" + i, "known", ActionType.PURCHASE, NOW));
            }
        }
        assertThat(product("known").conversion()).isEqualTo(0.1);
        loop.send(BehaviorEvent.of("u1", "new", ActionType.VIEW, NOW));
        assertThat(product("new").conversion()).isBetween(0.09, 0.1);
        loop.send(order("o1", OrderEventType.PLACED, LAST_YEAR, line("unseen", 1, "2.00")));
        assertThat(product("unseen").conversion()).isBetween(0.09, 0.1);
    }

    @Test
    void aProfileKnowsOrdersReturnsAndWhatWasDoneLast() {
        loop.send(order("o1", OrderEventType.PLACED, LAST_YEAR, line("p1", 3, "2.00"), line("p2", 1, "4.50")));
        loop.send(order("o2", OrderEventType.PLACED, LAST_YEAR.plusSeconds(60), line("p3", 1, "1.00")));
        loop.send(order("o1", OrderEventType.RETURNED, LAST_YEAR.plusSeconds(90), line("p1", 1, "2.00")));
        loop.send(BehaviorEvent.of("u1", "p4", ActionType.CLICK, LAST_YEAR.plusSeconds(30)));

        UserFeatures profile = user("u1");
        assertThat(profile.orders()).isEqualTo(2);
        assertThat(profile.unitsBought()).isEqualByComparingTo("5");
        assertThat(profile.unitsReturned()).isEqualByComparingTo("1");
        assertThat(profile.spent()).isEqualByComparingTo("11.50");
        assertThat(profile.country()).isEqualTo("France");
        assertThat(profile.firstOrderAt()).isEqualTo(LAST_YEAR);
        assertThat(profile.lastOrderAt()).isEqualTo(LAST_YEAR.plusSeconds(60));
        assertThat(profile.recent()).extracting(Interaction::productId).containsExactly("p1", "p3", "p4", "p2", "p1");
    }

    @Test
    void anOrderCountsUntilAllOfItIsCancelledWhicheverIsHeardFirst() {
        OrderEvent placed = order("o1", OrderEventType.PLACED, LAST_YEAR, line("p1", 3, "2.00"));
        loop.send(order("o1", OrderEventType.CANCELLED, LAST_YEAR.plusSeconds(1), line("p1", 1, "2.00")));
        loop.send(placed);
        assertThat(user("u1").orders()).isEqualTo(1);
        loop.send(order("o1", OrderEventType.CANCELLED, LAST_YEAR.plusSeconds(2), line("p1", 2, "2.00")));
        assertThat(user("u1").orders()).isZero();
        assertThat(newest(loop.demand()).values())
                .singleElement()
                .satisfies(day -> assertThat(day.returnedUnits()).isEqualByComparingTo("3"));
    }

    private UserFeatures user(String id) {
        UserFeatures features = loop.users().get(id);
        assertThat(features).isNotNull();
        return features;
    }

    private ProductFeatures product(String id) {
        ProductFeatures features = loop.products().get(id);
        assertThat(features).isNotNull();
        return features;
    }

    private static Map<LocalDate, DemandRecord> newest(List<DemandRecord> records) {
        Map<LocalDate, DemandRecord> days = new java.util.TreeMap<>();
        records.forEach(day ->
                days.merge(day.date(), day, (before, after) -> before.revision() < after.revision() ? after : before));
        return days;
    }

    private static OrderEvent order(String id, OrderEventType type, Instant time, OrderLine... lines) {
        ShipTo france = new ShipTo(null, null, "France", null, null, null);
        return new OrderEvent(
                null, id, type, "u1", time, Arrays.asList(lines), null, null, france, null, null, null, null, null);
    }

    private static OrderLine line(String product, int quantity, @Nullable String price) {
        return OrderLine.of(product, BigDecimal.valueOf(quantity), price == null ? null : new BigDecimal(price));
    }

    private static InventoryRecord level(String product, String warehouse, String units, Instant time) {
        return new InventoryRecord(null, product, new BigDecimal(units), warehouse, time, null, null, null);
    }
}
