package io.clickshelf.logistics.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.logistics.WarehouseLocation;
import io.clickshelf.contracts.logistics.WarehouseStock;
import io.clickshelf.logistics.store.OpenOrder;
import io.clickshelf.logistics.store.StockRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StockShareTest {

    private static final List<WarehouseLocation> WAREHOUSES =
            List.of(WarehouseLocation.at("W1", 50, 8), WarehouseLocation.at("W2", 51, 9));

    @Test
    void ordersKeepTheirWarehouseWhileItsGoodsLastForAll() {
        OpenOrder order = order("A", "W1", Map.of("P", 2.0));
        StockShare share = new StockShare(stock("P", 2, 9), WAREHOUSES, List.of(order), false);
        assertThat(share.warehousesOf(order)).containsExactly("W1");
        assertThat(share.goods(order)).isNull();
        assertThat(share.scarce()).isNull();
    }

    @Test
    void ordersForWhatDoesNotLastMayComeFromAnywhereWithinStock() {
        OpenOrder first = order("A", "W1", Map.of("P", 2.0, "unknown", 1.0));
        OpenOrder second = order("B", "W1", Map.of("P", 1.0));
        // Only once A and B may come from W2 the goods there may be too few.
        OpenOrder third = order("C", "W2", Map.of("P", 2.0));
        OpenOrder none = order("D", null, Map.of("P", 8.0));
        StockShare share = new StockShare(stock("P", 2, 4), WAREHOUSES, List.of(first, second, third, none), false);
        assertThat(share.warehousesOf(first)).containsExactly("W1", "W2");
        assertThat(share.warehousesOf(third)).containsExactly("W1", "W2");
        assertThat(share.goods(first)).isEqualTo(Map.of("P", 2.0));
        assertThat(share.scarce())
                .containsExactly(new WarehouseStock("W1", "P", 2.0), new WarehouseStock("W2", "P", 4.0));
        assertThat(share.warehousesOf(none)).isEmpty();
        assertThat(share.missing(none).relaxation()).contains("4 more units", "W2");
    }

    @Test
    void anOrderIsSplitOnlyWhereThatIsAllowedAndAllWarehousesTogetherHaveIt() {
        OpenOrder order = order("A", "W1", Map.of("P", 5.0, "unknown", 1.0));
        OpenOrder more = order("B", "W1", Map.of("P", 7.0));
        StockShare whole = new StockShare(stock("P", 2, 4), WAREHOUSES, List.of(order, more), false);
        assertThat(whole.splits(order)).isFalse();
        assertThat(whole.scarce()).isNull();
        StockShare share = new StockShare(stock("P", 2, 4), WAREHOUSES, List.of(order, more), true);
        assertThat(share.splits(order)).isTrue();
        assertThat(share.splits(more)).isFalse();
        assertThat(share.goods(order)).isEqualTo(order.units());
        assertThat(share.scarce()).hasSize(2);
    }

    private static OpenOrder order(String id, @Nullable String warehouse, Map<String, Double> units) {
        return new OpenOrder(id, Instant.EPOCH, true, 50, 8, null, warehouse, units);
    }

    private static List<StockRow> stock(String product, double first, double second) {
        return List.of(
                new StockRow(product, "W1", first, 0, 0, Instant.EPOCH, null),
                new StockRow(product, "W2", second, 0, 0, Instant.EPOCH, null));
    }
}
