package io.clickshelf.allinone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.Product;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoShopTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
    private final DemoShop shop = new DemoShop(7, TODAY);

    @Test
    void theSameSeedAndDayMakeTheSameShop() {
        DemoShop again = new DemoShop(7, TODAY);
        assertThat(again.products()).isEqualTo(shop.products());
        assertThat(again.orders()).isEqualTo(shop.orders());
        assertThat(again.events()).isEqualTo(shop.events());
        assertThat(again.inventory()).isEqualTo(shop.inventory());
        assertThat(again.external()).isEqualTo(shop.external());
    }

    @Test
    void itHasTheSizeOfASmallShop() {
        assertThat(shop.products()).hasSizeBetween(380, 450);
        assertThat(shop.orders()).hasSizeBetween(32_000, 48_000);
        assertThat(shop.inventory()).hasSize(3 * shop.products().size());
        assertThat(shop.orders().stream().map(OrderEvent::userId).distinct()).hasSizeGreaterThan(1_800);
        assertThat(shop.orders().stream().filter(order -> order.promisedWindow() != null))
                .hasSize(60)
                .allMatch(order -> order.promisedWindow()
                        .start()
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .equals(TODAY));
        assertThat(shop.orders())
                .allMatch(
                        order -> order.timestamp().isBefore(TODAY.atStartOfDay().toInstant(ZoneOffset.UTC)));
    }

    @Test
    void everyProductLiesInEveryWarehouseAndNoTwoInOnePlace() {
        for (Warehouse warehouse : Warehouse.values()) {
            var stored = shop.stored(warehouse, shop.inventory());
            assertThat(stored.stream().map(place -> place.productId()).distinct())
                    .hasSize(shop.products().size());
            assertThat(stored.stream().map(place -> place.locationId()))
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.matches("A(0[1-9]|1[0-2])-[LR][0-2][0-9]-[1-3]"));
            assertThat(stored).anyMatch(place -> place.locationId().endsWith("-3"));
        }
    }

    @Test
    void whatBelongsTogetherIsBoughtTogether() {
        Map<String, Product> products =
                shop.products().stream().collect(Collectors.toMap(Product::productId, Function.identity()));
        Predicate<OrderLine> phone =
                line -> products.get(line.productId()).title().contains("Smartphone");
        Predicate<OrderLine> earbuds =
                line -> products.get(line.productId()).title().contains("Earbuds");
        assertThat(share(earbuds, phone)).isGreaterThan(1.4 * share(earbuds, line -> true));
    }

    private double share(Predicate<OrderLine> wanted, Predicate<OrderLine> among) {
        var orders = shop.orders().stream()
                .filter(order -> order.type() == OrderEventType.PLACED)
                .filter(order -> order.lines().stream().anyMatch(among))
                .toList();
        return orders.stream()
                        .filter(order -> order.lines().stream().anyMatch(wanted))
                        .count()
                / (double) orders.size();
    }
}
