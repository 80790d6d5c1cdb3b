package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.TimeWindow;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.logistics.store.ProposalRow;
import io.clickshelf.logistics.store.StockProposals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class StockServiceTest extends ServiceTest {

    private static final Instant NOW = Instant.parse("2025-03-03T06:00:00Z");
    private static final LocalDate EVE = LocalDate.parse("2025-03-02");

    @Autowired
    private StockProposals proposals;

    @Test
    void plainStockRequestGetsALevelThatCoversTheLeadTime() {
        JsonNode answer = post("/optimize_stock", "{\"demandForecast\":{\"P1\":12.5},\"leadTime\":7}");
        long level = answer.path("recommendedStockLevels").path("P1").asLong();
        assertThat(level).isBetween(95L, 120L);
        JsonNode line = answer.path("lines").get(0);
        assertThat(line.path("expectedService").asDouble()).isGreaterThanOrEqualTo(0.95);
        double parts = 0;
        for (JsonNode part : line.path("explanation")) {
            parts += part.path("units").asDouble();
        }
        assertThat(parts).isCloseTo(level, within(1.0));
        assertThat(answer.path("decisionId").asString()).isNotEmpty();
    }

    @Test
    void aFieldThatIsMisspeltIsRefusedByNameAndNotLeftOut() {
        JsonNode answer = post("/optimize_stock", "{\"demandForecast\":{\"P1\":12.5},\"bugdet\":100}", 400);
        assertThat(answer.path("errors").get(0).path("field").asString()).isEqualTo("bugdet");
        assertThat(answer.path("message").asString()).contains("budget");
        JsonNode nested =
                post("/optimize_stock", "{\"items\":[{\"productId\":\"P1\",\"demandPerDay\":3,\"onhand\":7}]}", 400);
        assertThat(nested.path("errors").get(0).path("field").asString()).isEqualTo("items[0].onhand");
    }

    @Test
    void whereAnOrderLineCostsSomethingOrdersComeInLotsThatPay() {
        String demand =
                "{\"items\":[{\"productId\":\"P1\",\"demandPerDay\":1,\"cost\":7.3,\"price\":10}],\"leadTime\":7";
        JsonNode plain = post("/optimize_stock", demand + "}").path("lines").get(0);
        JsonNode lots = post("/optimize_stock", demand + ",\"fixedOrderCost\":2}")
                .path("lines")
                .get(0);
        assertThat(plain.path("orderUpTo").asDouble())
                .isEqualTo(plain.path("reorderPoint").asDouble());
        // EOQ: the root of 2 x 2 x 1 over 7.3 x .25 / 365.
        assertThat(lots.path("orderUpTo").asDouble() - lots.path("reorderPoint").asDouble())
                .isEqualTo(28);
    }

    @Test
    void aDearerSupplierWinsWhereItSavesStockAndMissedSales() {
        String offers = "{\"productId\":\"P1\",\"demandPerDay\":3,\"standardDeviation\":4,\"price\":20,\"offers\":["
                + "{\"supplierId\":\"far\",\"cost\":10,\"leadTime\":60,\"leadTimeStandardDeviation\":20,\"fixedOrderCost\":40},"
                + "{\"supplierId\":\"near\",\"cost\":10.01,\"leadTime\":3}]}";
        JsonNode answer = post("/stock/suppliers", offers);
        JsonNode best = answer.path("offers").get(0);
        JsonNode other = answer.path("offers").get(1);
        assertThat(best.path("supplierId").asString()).isEqualTo("near");
        assertThat(best.path("costPerDay").asDouble())
                .isLessThan(other.path("costPerDay").asDouble());
        assertThat(other.path("safetyStock").asDouble())
                .isGreaterThan(best.path("safetyStock").asDouble());
        assertThat(answer.path("decisionId").asString()).isNotEmpty();
    }

    @Test
    void whatCanOnlyBeOrderedOnSomeDaysIsStockedForLonger() {
        String anyDay = "{\"demandForecast\":{\"P1\":12.5},\"leadTime\":7,\"reviewDays\":1";
        LocalDate today = LocalDate.parse(
                post("/optimize_stock", anyDay + "}").path("planDate").asString());
        LocalDate orderDay = today.plusDays(2);
        JsonNode line = post(
                        "/optimize_stock",
                        anyDay + ",\"supplierCalendars\":{\"\":{\"orderDays\":[\"" + orderDay.getDayOfWeek() + "\"]}}}")
                .path("lines")
                .get(0);
        assertThat(line.path("orderOn").asString()).isEqualTo(orderDay.toString());
        assertThat(line.path("meanDemand").asDouble()).isCloseTo(12.5 * (2 + 7 + 7), within(.01));
    }

    @Test
    void aChainOfPlacesIsPlannedTogether() {
        JsonNode answer = post(
                "/stock/networks",
                "{\"method\":\"base_stock\",\"stockOutCost\":5,\"stages\":[{\"id\":\"shop\",\"suppliedBy\":[\"depot\"],"
                        + "\"holdingCost\":0.2,\"leadTime\":2,\"demandPerDay\":12.5,\"standardDeviation\":5},"
                        + "{\"id\":\"depot\",\"holdingCost\":0.1,\"leadTime\":14}]}");
        assertThat(answer.path("stages").get(0).path("baseStock").asDouble()).isBetween(38.0, 70.0);
        assertThat(answer.path("stages").get(1).path("baseStock").asDouble()).isBetween(150.0, 230.0);
    }

    @Test
    void cheapTransfersPassByTheirOwnRule() {
        ProposalRow order = new ProposalRow("T", "S", "", EVE, 3, new BigDecimal("30"), EVE.plusDays(5));
        ProposalRow cheap = new ProposalRow("T", "S", "N", EVE, 3, new BigDecimal("4.50"), EVE.plusDays(2));
        ProposalRow dear = new ProposalRow("T", "N", "S", EVE, 3, new BigDecimal("9"), EVE.plusDays(2));
        proposals.propose(List.of(order, cheap, dear), new StockProposals.Making(NOW, NOW, "test", "D", 0, 5));
        assertThat(get("/stock/proposals/" + cheap.id()).path("history").toString())
                .contains("approved by rule");
        assertThat(get("/stock/proposals/" + dear.id()).path("status").asString())
                .isEqualTo("pending");
        assertThat(get("/stock/proposals/" + order.id()).path("status").asString())
                .isEqualTo("pending");
    }

    @Test
    void aProductThatNobodyHasBoughtIsPlannedWithTheSafetyOfItsWideForecast() {
        publish(Facts.forecast("SOLD", EVE, 4, Map.of("E", .75, "F", .25)));
        publish(Facts.newcomer("NEW", EVE, 4, Map.of("E", .75, "F", .25)));
        String both = "{\"productIds\":[\"SOLD\",\"NEW\"],\"propose\":false}";
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                post("/optimize_stock", both).path("lines").size())
                        .isEqualTo(4));
        JsonNode plan = post("/optimize_stock", both);
        assertThat(plan.path("withoutForecast").isMissingNode()
                        || plan.path("withoutForecast").isNull())
                .isTrue();
        JsonNode east = lineOf(plan, "NEW", "E");
        assertThat(east.path("quantity").asDouble()).isPositive();
        assertThat(east.path("meanDemand").asDouble())
                .isGreaterThan(2 * lineOf(plan, "NEW", "F").path("meanDemand").asDouble());
        assertThat(east.path("safetyStock").asDouble())
                .isGreaterThan(2 * lineOf(plan, "SOLD", "E").path("safetyStock").asDouble());
        publish(Facts.takenBack("SOLD"));
        publish(Facts.takenBack("NEW"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> post("/optimize_stock", both, 404));
    }

    private void publish(ForecastRecord forecast) {
        publisher.publish(Topic.FORECAST, forecast.productId(), forecast).join();
    }

    @Test
    void ownForecastsStockAndOrdersBecomePlansThatRepeatToTheSame() {
        for (Map.Entry<String, double[]> place : Map.of("N", new double[] {52.5, 13.4}, "S", new double[] {52.1, 11.6})
                .entrySet()) {
            put(
                    "/warehouses/" + place.getKey(),
                    "{\"name\":\"" + place.getKey() + "\",\"latitude\":" + place.getValue()[0] + ",\"longitude\":"
                            + place.getValue()[1] + "}");
        }
        publisher
                .publishAll(
                        Topic.INVENTORY,
                        List.of(
                                Facts.stock("A", "N", 500, NOW.minusSeconds(60)),
                                Facts.stock("A", "S", 2, NOW.minusSeconds(60)),
                                Facts.stock("A", "S", 99, NOW.minusSeconds(3600)),
                                Facts.stock("B", "N", 1, NOW.minusSeconds(60)),
                                Facts.stock("B", "S", 50, NOW.minusSeconds(60))),
                        InventoryRecord::key)
                .join();
        publisher
                .publishAll(
                        Topic.FORECAST,
                        List.of(
                                Facts.forecast("A", EVE, 10, Map.of("N", .5, "S", .5)),
                                Facts.forecast("C", EVE, 10, Map.of("-", 1.0))),
                        ForecastRecord::productId)
                .join();
        publisher
                .publishAll(
                        Topic.ORDER,
                        List.of(
                                order("O1", "A", 3, 52.4, 13.3),
                                order("O2", "B", 5, 52.4, 13.5),
                                order("O3", "B", 500, 48.2, 11.5),
                                order("O4", "A", 1, 48.2, 11.7),
                                Facts.cancelled("O4", "A", 1, NOW)),
                        OrderEvent::key)
                .join();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            assertThat(post("/optimize_stock", "{\"propose\":false}")
                            .path("lines")
                            .size())
                    .isEqualTo(3);
            JsonNode routes = post("/optimize_routes", "{}");
            assertThat(routes.path("routePlan").toString()).isEqualTo("{\"N\":[\"O1\"],\"S\":[\"O2\"]}");
            assertThat(routes.path("unassigned").size()).isEqualTo(1);
        });
        JsonNode unserved = post("/optimize_routes", "{}").path("unassigned").get(0);
        assertThat(unserved.path("id").asString()).isEqualTo("O3");
        assertThat(unserved.path("reason").asString()).isEqualTo("stock");

        JsonNode plan = post("/optimize_stock", "{}");
        assertThat(plan.path("planDate").asString()).isEqualTo("2025-03-03");
        assertThat(plan.path("transfers").get(0).path("from").asString()).isEqualTo("N");
        assertThat(plan.path("transfers").get(0).path("to").asString()).isEqualTo("S");
        double moved = plan.path("transfers").get(0).path("quantity").asDouble();
        assertThat(moved).isPositive();
        JsonNode north = lineOf(plan, "A", "N");
        assertThat(north.path("onHand").asDouble()).isEqualTo(500);
        assertThat(north.path("leaving").asDouble()).isEqualTo(moved);
        JsonNode south = lineOf(plan, "A", "S");
        assertThat(south.path("onHand").asDouble()).isEqualTo(2);
        assertThat(south.path("proposed").asDouble()).isEqualTo(moved);
        assertThat(plan.path("withoutForecast").toString()).isEqualTo("{\"count\":1,\"productIds\":[\"B\"]}");
        assertThat(plan.path("notes").toString()).contains("1 products with stock or sales have no forecast yet");
        assertThat(plan.path("recommendedStockLevels").path("C").asLong()).isGreaterThan(70);
        takesBackTransfersThatStockHasOvertaken(
                plan.path("transfers").get(0).path("proposalId").asString());
        JsonNode proposals = get("/stock/proposals");
        assertThat(post("/optimize_stock", "{}").path("lines")).isEqualTo(plan.path("lines"));
        assertThat(get("/stock/proposals")).isEqualTo(proposals);

        String id =
                get("/stock/proposals?productId=C").get(0).path("proposalId").asString();
        JsonNode approved = post("/stock/proposals/" + id + "/approve", "{\"comment\":\"fine\"}");
        assertThat(approved.path("status").asString()).isEqualTo("approved");
        assertThat(approved.path("history").get(1).path("comment").asString()).isEqualTo("fine");
        post("/stock/proposals/" + id + "/reject", "", 409);
        JsonNode after = post("/optimize_stock", "{\"productIds\":[\"C\"]}")
                .path("lines")
                .get(0);
        assertThat(after.path("quantity").asDouble()).isZero();
        assertThat(after.path("proposed").asDouble()).isPositive();

        String transfer = plan.path("transfers").get(0).path("proposalId").asString();
        post("/stock/proposals/" + transfer + "/snooze", "{\"until\":\"2025-03-03\"}", 400);
        JsonNode snoozed = post("/stock/proposals/" + transfer + "/snooze", "{\"until\":\"2025-03-20\"}");
        assertThat(snoozed.path("status").asString()).isEqualTo("snoozed");
        assertThat(post("/optimize_stock", "{}").path("transfers").size()).isZero();
        assertThat(get("/stock/proposals?status=pending").toString()).doesNotContain(transfer);

        StringBuilder receipts = new StringBuilder("[");
        for (int i = 0; i < 20; i++) {
            receipts.append(i == 0 ? "" : ",")
                    .append("{\"receiptId\":\"R")
                    .append(i)
                    .append("\",\"productId\":\"C\",\"orderedOn\":\"2025-02-01\",\"receivedOn\":\"2025-02-")
                    .append(i % 2 == 0 ? "10" : "14")
                    .append("\"}");
        }
        post("/stock/receipts", receipts + "]", 204);
        JsonNode late = post("/optimize_stock", "{\"productIds\":[\"C\"],\"propose\":false}")
                .path("lines")
                .get(0);
        assertThat(late.path("leadTimeDays").asDouble()).isCloseTo(11, within(0.01));
        assertThat(late.path("leadTimeStandardDeviation").asDouble()).isCloseTo(2, within(0.01));
        assertThat(late.path("orderUpTo").asDouble())
                .isGreaterThan(plan.path("recommendedStockLevels").path("C").asDouble() + 20);
        assertThat(late.path("explanation").toString()).contains("uncertain lead time");
        JsonNode little = post(
                "/optimize_stock",
                "{\"items\":[{\"productId\":\"X\",\"warehouseId\":\"N\",\"demandPerDay\":10,\"leadTime\":7,\"volumeLiters\":2}],"
                        + "\"capacities\":{\"N\":100}}");
        assertThat(little.path("lines").get(0).path("quantity").asDouble()).isEqualTo(50);
        assertThat(little.path("lines").get(0).path("limitedBy").asString()).isEqualTo("capacity");
        JsonNode fresh = post(
                "/optimize_stock",
                "{\"items\":[{\"productId\":\"X\",\"demandPerDay\":10,\"leadTime\":2,\"shelfLifeDays\":1}],\"serviceLevel\":0.999}");
        assertThat(fresh.path("recommendedStockLevels").path("X").asLong()).isBetween(29L, 30L);

        post("/deliveries", "{\"orderId\":\"O1\",\"deliveredAt\":\"2025-03-03T10:00:00Z\"}", 204);
        assertThat(post("/optimize_routes", "{}").path("routePlan").path("N").size())
                .isZero();
    }

    private void takesBackTransfersThatStockHasOvertaken(String transfer) {
        report("A", "S", 300, NOW.minusSeconds(40));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                post("/optimize_stock", "{}").path("transfers").size())
                        .isZero());
        assertThat(get("/stock/proposals/" + transfer).path("status").asString())
                .isEqualTo("withdrawn");
        report("A", "S", 2, NOW.minusSeconds(20));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                post("/optimize_stock", "{}").path("transfers").size())
                        .isEqualTo(1));
        assertThat(get("/stock/proposals/" + transfer).path("status").asString())
                .isEqualTo("pending");
    }

    private void report(String product, String warehouse, int units, Instant at) {
        publisher
                .publishAll(Topic.INVENTORY, List.of(Facts.stock(product, warehouse, units, at)), InventoryRecord::key)
                .join();
    }

    private static JsonNode lineOf(JsonNode plan, String product, String warehouse) {
        for (JsonNode line : plan.path("lines")) {
            if (line.path("productId").asString().equals(product)
                    && line.path("warehouseId").asString().equals(warehouse)) {
                return line;
            }
        }
        throw new AssertionError("No line for " + product + " in " + warehouse + ": " + plan);
    }

    private static OrderEvent order(String id, String product, int units, double latitude, double longitude) {
        TimeWindow promised = new TimeWindow(NOW.plusSeconds(3600), NOW.plusSeconds(8 * 3600));
        return Facts.order(id, product, units, NOW, latitude, longitude, promised);
    }
}
