package io.clickshelf.logistics.api;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.logistics.StockReceipt;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.stock.LeadTimeModel;
import io.clickshelf.logistics.store.StockReceipts;
import io.clickshelf.platform.kafka.CompactedTable;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Learns from what suppliers delivered how long they take. */
@Component
class Receipts {

    /** Older ones say little of how a supplier is today. */
    private static final int MOST_LEARNT = 10_000;

    private final StockReceipts store;
    private final CompactedTable<Product> catalog;
    private final LogisticsProperties properties;

    Receipts(StockReceipts store, CompactedTable<Product> catalog, LogisticsProperties properties) {
        this.store = store;
        this.catalog = catalog;
        this.properties = properties;
    }

    void keep(List<StockReceipt> receipts, String who) {
        store.add(
                receipts.stream()
                        .map(receipt -> new StockReceipts.Row(
                                receipt.receiptId(),
                                receipt.supplierId() == null ? supplier(receipt.productId()) : receipt.supplierId(),
                                receipt.productId(),
                                Objects.requireNonNullElseGet(
                                        receipt.quotedDays(), () -> quotedDays(receipt.productId())),
                                receipt.days(),
                                receipt.receivedOn()))
                        .toList(),
                who);
    }

    /** As of now: every replica learns the same. */
    LeadTimeModel learnt() {
        return LeadTimeModel.fit(store.newest(MOST_LEARNT).stream()
                .map(row -> new LeadTimeModel.Receipt(row.supplierId(), row.quotedDays(), row.actualDays()))
                .toList());
    }

    /** Empty where the catalogue names none. */
    String supplier(String productId) {
        Product product = catalog.get(productId);
        return product == null || product.supplierId() == null ? "" : product.supplierId();
    }

    /** The catalogue's lead time, else the usual. */
    double quotedDays(String productId) {
        Product product = catalog.get(productId);
        Double days = product == null ? null : product.leadTimeDays();
        return Objects.requireNonNullElse(days, properties.stock().leadTimeDays());
    }
}
