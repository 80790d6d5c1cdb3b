package io.clickshelf.allinone;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.Product;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Twelve weeks of a shop with eight products, and a visitor on the day after. */
final class SmallShop {

    static final int PRODUCTS = 8;
    static final int CLICKS = 5;
    private static final int DAYS = 84;
    private static final Instant FIRST_DAY = Instant.parse("2025-03-03T10:00:00Z");
    static final Instant AFTERWARDS = FIRST_DAY.plus(Duration.ofDays(DAYS));

    private SmallShop() {}

    static List<Product> products() {
        return IntStream.range(0, PRODUCTS)
                .mapToObj(p -> Product.of("P" + p, "Lantern " + p, new BigDecimal("4.95"), "EUR"))
                .toList();
    }

    /** Two orders a day, each of two neighbouring products. */
    static List<OrderEvent> orders() {
        return IntStream.range(0, 2 * DAYS)
                .mapToObj(i -> {
                    int product = i * 2 % PRODUCTS;
                    Instant at = FIRST_DAY.plus(Duration.ofHours(12L * i));
                    List<OrderLine> lines = List.of(line(product, 2 + i % 3), line(product + 1, 1));
                    return OrderEvent.placed("O" + i, "U" + i % 12, at, lines, "EUR");
                })
                .toList();
    }

    private static OrderLine line(int product, int quantity) {
        return OrderLine.of("P" + product, BigDecimal.valueOf(quantity), new BigDecimal("4.95"));
    }

    static List<BehaviorEvent> clicks() {
        return IntStream.range(0, CLICKS)
                .mapToObj(i -> BehaviorEvent.of("visitor", "P0", ActionType.CLICK, AFTERWARDS.plusSeconds(i)))
                .toList();
    }
}
