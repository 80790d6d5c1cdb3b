package io.clickshelf.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.clickshelf.contracts.event.ChannelPriceRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.pricing.LowestPriceAnswer;
import io.clickshelf.contracts.pricing.PriceAnswer;
import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.contracts.pricing.PromotedPrice;
import io.clickshelf.contracts.pricing.RepriceSummary;
import io.clickshelf.contracts.pricing.RivalQuote;
import io.clickshelf.platform.audit.Audit;
import io.clickshelf.platform.testing.ServiceClient;
import io.clickshelf.platform.testing.TopicReader;
import io.clickshelf.pricing.store.PriceHistory;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a shop that sells through several channels does with its prices. */
@SuppressWarnings("NullAway.Init")
class ChannelsTest extends PricingShop {

    @Autowired
    private PriceHistory prices;

    @Autowired
    private Audit audit;

    @Test
    void aRuleOfOneChannelMovesItsPriceAlone() {
        sell("flask", "40", "25", "5000");
        merchant.put(
                "/price_rules/flask-market",
                "{\"productId\":\"flask\",\"channel\":\"market\",\"mode\":\"automatic\",\"limits\":{\"aboveRival\":0,\"movePerChange\":0.06}}");
        undercut("flask", "38.00");
        ChannelPriceRecord told = published(Topic.Names.CHANNEL_PRICE, "market/flask", ChannelPriceRecord.class);
        assertThat(told.price()).isBetween(new BigDecimal("37.60"), new BigDecimal("38.00"));
        assertThat(told.previousPrice()).isEqualByComparingTo("40");

        PricePoint there = price("flask", "?channel=market");
        assertThat(there.price()).isEqualByComparingTo(told.price());
        assertThat(there.channel()).isEqualTo("market");
        assertThat(price("flask").price()).isEqualByComparingTo("40");
        PricePoint elsewhere = price("flask", "?channel=app");
        assertThat(elsewhere.price()).isEqualByComparingTo("40");
        assertThat(elsewhere.channel()).as("follows the shop").isNull();

        String ask = "{\"productId\":\"flask\",\"channel\":\"market\"}";
        PricedProduct priced =
                ok(merchant.post("/price", ask), PriceAnswer.class).prices().getFirst();
        assertThat(priced.channel()).isEqualTo("market");
        assertThat(priced.currentPrice()).isEqualByComparingTo(told.price());
        assertThat(priced.limits().rules()).contains("flask-market");
        assertThat(priced("flask").limits().rules()).doesNotContain("flask-market");
    }

    @Test
    void aRivalsOfferInOneChannelIsSeenThereAlone() {
        sell("beaker", "40", "25", "5000");
        undercut("beaker", "39.00");
        Map<String, Object> offer = Map.of(
                "productId",
                "beaker",
                "competitor",
                "rival.example",
                "competitorPrice",
                36,
                "currency",
                "GBP",
                "timestamp",
                SEEN,
                "attributes",
                Map.of("channel", "market"));
        publisher.publish(Topic.EXTERNAL_DATA, "beaker", offer).join();
        String ask = "{\"productId\":\"beaker\",\"channel\":\"market\"}";
        eventually(() -> rivals(ask).equals(List.of(new BigDecimal("36"))));
        eventually(() -> rivals("{\"productId\":\"beaker\"}").equals(List.of(new BigDecimal("39.00"))));
    }

    private List<BigDecimal> rivals(String ask) {
        return ok(merchant.post("/price", ask), PriceAnswer.class).prices().getFirst().rivals().stream()
                .map(RivalQuote::price)
                .toList();
    }

    @Test
    void historyAndTheLowestOfThirtyDaysAreKeptByChannel() {
        sell("thermos", "50", "20", "5000");
        apply("thermos", "app", "45");
        apply("thermos", null, "55");

        assertThat(history("thermos", "?channel=app"))
                .extracting(PricePoint::cause, PricePoint::channel)
                .containsExactly(tuple(PriceCause.CATALOG, null), tuple(PriceCause.MANUAL, "app"));
        assertThat(history("thermos", ""))
                .extracting(PricePoint::price)
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .containsExactly(new BigDecimal("50"), new BigDecimal("55"));
        assertThat(lowest("thermos", "?channel=app")).as("before its reduction").isEqualByComparingTo("50");
        assertThat(lowest("thermos", "?channel=app&before=" + Instant.now().plusSeconds(60)))
                .isEqualByComparingTo("45");
        assertThat(lowest("thermos", "?channel=web")).as("follows the shop").isEqualByComparingTo("50");
        assertThat(lowest("thermos", "")).isEqualByComparingTo("50");

        merchant.put(
                "/promotion_calendar/thermos",
                "{\"productIds\":[\"thermos\"],\"discountPercent\":10,\"from\":\"" + Instant.now()
                        + "\",\"until\":\"2100-01-01\"}");
        PromotedPrice promoted = ok(
                merchant.post("/promotion_calendar/prices", "{\"productIds\":[\"thermos\"],\"channel\":\"app\"}"),
                PromotedPrice[].class)[0];
        assertThat(promoted.promotedPrice()).isEqualByComparingTo("40.50");
        assertThat(promoted.lowestPrice()).isEqualByComparingTo("45");
        merchant.delete("/promotion_calendar/thermos");

        assertThat(merchant.post("/prices/thermos/rollback?channel=web", "{}").status())
                .isEqualTo(409);
        ok(merchant.post("/prices/thermos/rollback?channel=app", "{}"), PricePoint.class);
        assertThat(price("thermos", "?channel=app").price()).isEqualByComparingTo("50");
        assertThat(price("thermos").price()).isEqualByComparingTo("55");
    }

    @Test
    void proposalsAndSchedulesOfAChannelStandBesideTheShopsOwn() {
        sell("cooler", "40", "25", "5000");
        merchant.put("/price_rules/cooler", "{\"productId\":\"cooler\",\"limits\":{\"aboveRival\":0}}");
        merchant.put(
                "/price_rules/cooler-app",
                "{\"productId\":\"cooler\",\"channel\":\"app\",\"limits\":{\"belowRival\":0}}");
        undercut("cooler", "37.00");
        PriceProposal own =
                proposal("cooler", one -> one.channel() == null && codes(one).contains("rival"));
        PriceProposal app = proposal(
                "cooler", one -> "app".equals(one.channel()) && codes(one).contains("rival"));
        assertThat(app.proposalId()).isNotEqualTo(own.proposalId());
        ok(merchant.post("/prices/proposals/" + app.proposalId() + "/approve", "{}"), PriceProposal.class);
        assertThat(price("cooler", "?channel=app").price()).isEqualByComparingTo(app.price());
        assertThat(price("cooler").price()).isEqualByComparingTo("40");

        ServiceClient.Answer schedule = merchant.post(
                "/prices/schedules",
                "{\"productId\":\"cooler\",\"channel\":\"app\",\"price\":44,\"from\":\"" + Instant.now() + "\"}");
        assertThat(schedule.status()).as(schedule.text()).isEqualTo(201);
        eventually(() -> price("cooler", "?channel=app").cause() == PriceCause.SCHEDULE);
        assertThat(price("cooler").cause()).isEqualTo(PriceCause.CATALOG);
    }

    @Test
    void aChannelThatGivesUpItsPriceFollowsTheShopAgain() throws Exception {
        sell("jar", "50", "20", "5000");
        Queue<String> told = new ConcurrentLinkedQueue<>();
        HttpServer receiver = receiver(told);
        String hook = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        merchant.put("/webhooks/jars", "{\"url\":\"" + hook + "\",\"events\":[\"channel_price\"]}");
        try {
            apply("jar", "app", "45");
            apply("jar", null, "55");
            RepriceSummary both = decideAnew("jar");
            String giveUp = "/prices/jar?channel=app";
            assertThat(storefront.delete(giveUp).status()).isEqualTo(403);
            ServiceClient.Answer unnamed = merchant.delete("/prices/jar");
            assertThat(unnamed.status()).isEqualTo(400);
            assertThat(unnamed.text()).contains("channel", "prices of its own in app");
            assertThat(merchant.delete("/prices/unheard-of?channel=app").status())
                    .isEqualTo(404);
            PricePoint given = ok(merchant.delete(giveUp + "&comment=one+price"), PricePoint.class);
            assertThat(given.cause()).isEqualTo(PriceCause.FOLLOW);
            assertThat(given.price()).isEqualByComparingTo("55");
            assertThat(given.previousPrice()).isEqualByComparingTo("45");
            ServiceClient.Answer nothing = merchant.delete(giveUp);
            assertThat(nothing.status()).isEqualTo(409);
            assertThat(nothing.text()).contains("no_own_price");

            apply("jar", null, "60");
            PricePoint follows = price("jar", "?channel=app");
            assertThat(follows.price()).isEqualByComparingTo("60");
            assertThat(follows.channel()).isNull();
            assertThat(history("jar", "?channel=app"))
                    .extracting(
                            PricePoint::cause,
                            PricePoint::channel,
                            point -> point.price().intValue())
                    .containsExactly(
                            tuple(PriceCause.CATALOG, null, 50),
                            tuple(PriceCause.MANUAL, "app", 45),
                            tuple(PriceCause.FOLLOW, "app", 55),
                            tuple(PriceCause.MANUAL, null, 60));
            assertThat(history("jar", "?channel=app")[2])
                    .extracting(PricePoint::changedBy, PricePoint::comment)
                    .containsExactly("test", "one price");
            assertThat(lowest("jar", "?channel=app")).isEqualByComparingTo("45");
            assertThat(listings(both)).isEqualTo(2);
            assertThat(listings(decideAnew("jar"))).as("the shop's own alone").isEqualTo(1);

            eventually(() -> told.stream().anyMatch(body -> body.contains("\"followsShop\":true")));
            assertThat(onTopic("app/jar")).last().isEqualTo("");
            apply("jar", "app", "48");
            assertThat(price("jar", "?channel=app").price()).isEqualByComparingTo("48");
            assertThat(onTopic("app/jar")).last().asString().contains("\"price\":48");
        } finally {
            merchant.delete("/webhooks/jars");
            receiver.stop(0);
        }
    }

    @Test
    void aChannelHasItsOwnPriceBetweenSettingAndGivingItUpAndThatIsAudited() {
        holdsFrom(1, null, "10", PriceCause.CATALOG);
        holdsFrom(2, "app", "8", PriceCause.MANUAL);
        holdsFrom(3, null, "11", PriceCause.MANUAL);
        holdsFrom(4, "app", "11", PriceCause.FOLLOW);
        holdsFrom(5, null, "12", PriceCause.MANUAL);
        holdsFrom(6, "app", "9", PriceCause.MANUAL);
        int[] asked = {10, 10, 8, 8, 11, 12, 9, 9};
        for (int day = 0; day < asked.length; day++) {
            assertThat(prices.at(List.of("ledger"), "app", day(day))
                            .get("ledger")
                            .price())
                    .as("day " + day)
                    .isEqualByComparingTo(String.valueOf(asked[day]));
        }
        assertThat(prices.between("ledger", "app", day(3), day(5)))
                .extracting(point -> point.price().intValue())
                .containsExactly(8, 11, 12);
        assertThat(audit.newest(PriceHistory.KIND, 100)).anySatisfy(change -> {
            assertThat(change.subject()).isEqualTo("app/ledger");
            assertThat(change.changedBy()).isEqualTo("anna");
        });
    }

    private void holdsFrom(int day, @Nullable String channel, String price, PriceCause cause) {
        BigDecimal before =
                prices.newest("ledger", channel).map(PricePoint::price).orElse(null);
        PricePoint point = new PricePoint(
                "ledger",
                channel,
                new BigDecimal(price),
                before,
                null,
                day(day),
                cause,
                "anna",
                null,
                null,
                null,
                List.of());
        assertThat(prices.add(point)).isPresent();
    }

    private static Instant day(int day) {
        return SEEN.plus(Duration.ofDays(day));
    }

    private RepriceSummary decideAnew(String product) {
        return ok(merchant.post("/prices/proposals", "{\"productIds\":[\"" + product + "\"]}"), RepriceSummary.class);
    }

    private static int listings(RepriceSummary summary) {
        return summary.applied() + summary.proposed() + summary.held() + summary.blocked();
    }

    /** What was written under a key, oldest first; nothing for a tombstone. */
    private static List<String> onTopic(String key) {
        return TopicReader.all(Topic.Names.CHANNEL_PRICE).stream()
                .filter(record -> key.equals(record.key()))
                .map(record -> record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static HttpServer receiver(Queue<String> bodies) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void whatWaitsInAChannelIsWithdrawnWithTheRuleThatHadItPricedThere() {
        sell("churn", "40", "25", "5000");
        merchant.put(
                "/price_rules/churn-app",
                "{\"productId\":\"churn\",\"channel\":\"app\",\"limits\":{\"aboveRival\":0}}");
        undercut("churn", "37.00");
        PriceProposal app = proposal(
                "churn", one -> "app".equals(one.channel()) && codes(one).contains("rival"));
        assertThat(merchant.delete("/price_rules/churn-app").status()).isEqualTo(204);
        workedOff("churn-app");
        assertThat(ended(app)).isEqualTo("Withdrawn: rule \"churn-app\" was removed by test.");
        assertThat(open("churn")).noneMatch(one -> "app".equals(one.channel()));
    }

    @Test
    void aMisspeltFieldIsNamed() {
        for (ServiceClient.Answer answer : new ServiceClient.Answer[] {
            merchant.post("/price", "{\"productId\":\"flask\",\"chanel\":\"app\"}"),
            merchant.post("/price", "{\"productId\":\"flask\",\"context\":{\"chanel\":1}}"),
            merchant.post("/promotions", "{\"userId\":\"u\",\"chanel\":\"app\"}"),
            merchant.put("/price_rules/typo", "{\"limits\":{\"chanel\":1}}"),
            merchant.put("/offers/typo", "{\"discountPercent\":10,\"chanel\":1}"),
            merchant.post("/prices/apply", "{\"productId\":\"flask\",\"channel\":\"no/slash\"}")
        }) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.text()).containsAnyOf("chanel", "channel");
        }
    }

    private PricePoint price(String product, String query) {
        return ok(merchant.get("/prices/" + product + query), PricePoint.class);
    }

    private PricePoint[] history(String product, String query) {
        return ok(merchant.get("/prices/" + product + "/history" + query), PricePoint[].class);
    }

    private BigDecimal lowest(String product, String query) {
        return ok(merchant.get("/prices/" + product + "/lowest" + query), LowestPriceAnswer.class)
                .lowestPrice();
    }

    private void apply(String product, @Nullable String channel, String price) {
        String where = channel == null ? "" : ",\"channel\":\"" + channel + "\"";
        ok(
                merchant.post("/prices/apply", "{\"productId\":\"" + product + "\",\"price\":" + price + where + "}"),
                PricePoint.class);
    }
}
