package io.clickshelf.allinone.demo;

import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.TimeWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Fills baskets: what a customer came for, what goes with it, and now and then something else. */
final class OrderMaker {

    private static final double COMPANION = 0.4;
    private static final double ANOTHER = 0.3;
    private static final double SECOND_UNIT = 0.12;

    private final DemoCatalog catalog;
    private final PriceHistory prices;
    private final RandomGenerator random;
    private int number;

    OrderMaker(DemoCatalog catalog, PriceHistory prices, RandomGenerator random) {
        this.catalog = catalog;
        this.prices = prices;
        this.random = random;
    }

    OrderEvent order(
            LocalDate day, MarketDay market, Customer customer, Instant placed, @Nullable TimeWindow promised) {
        List<OrderLine> lines = new ArrayList<>();
        double weight = 0;
        do {
            int family = market.drawFamily(customer, random);
            weight += add(lines, day, market, family);
            int[] companions = catalog.companions(family);
            if (companions.length > 0 && random.nextDouble() < COMPANION) {
                weight += add(lines, day, market, companions[random.nextInt(companions.length)]);
            }
        } while (random.nextDouble() < ANOTHER);
        String id = "O%06d".formatted(++number);
        return new OrderEvent(
                "demo-" + id,
                id,
                OrderEventType.PLACED,
                customer.id(),
                placed,
                lines,
                Article.CURRENCY,
                customer.near().name(),
                customer.home(),
                promised,
                Article.money(weight),
                "web",
                null,
                null);
    }

    private double add(List<OrderLine> lines, LocalDate day, MarketDay market, int family) {
        Article article = market.drawArticle(family, random);
        if (lines.stream().anyMatch(line -> line.productId().equals(article.id()))) {
            return 0;
        }
        int quantity = random.nextDouble() < SECOND_UNIT ? 2 : 1;
        lines.add(new OrderLine(
                article.id(),
                BigDecimal.valueOf(quantity),
                Article.money(prices.price(day, family, article)),
                null,
                prices.promoted(day, family) ? prices.promotionId(day) : null));
        return quantity * family(family).weightKg();
    }

    private Family family(int index) {
        return catalog.families().get(index);
    }
}
