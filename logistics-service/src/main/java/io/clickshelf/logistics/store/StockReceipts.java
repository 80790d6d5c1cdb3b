package io.clickshelf.logistics.store;

import io.clickshelf.platform.jdbc.BatchUpsert;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What suppliers delivered, and how long it took. */
@Repository
public class StockReceipts {

    /** A delivery, its supplier known; empty where nobody said who it was. */
    public record Row(
            String receiptId,
            String supplierId,
            String productId,
            double quotedDays,
            int actualDays,
            LocalDate receivedOn) {}

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    StockReceipts(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Keeps those that are not there yet. */
    public void add(List<Row> receipts, String who) {
        BatchUpsert.<Row>into("stock_receipt")
                .key("receipt_id", "text", Row::receiptId)
                .column("supplier_id", "text", Row::supplierId)
                .column("product_id", "text", Row::productId)
                .column("quoted_days", "float8", Row::quotedDays)
                .column("actual_days", "integer", Row::actualDays)
                .column("received_on", "date", Row::receivedOn)
                .column("reported_by", "text", row -> who)
                .orIgnore()
                .write(template, receipts);
    }

    /** The newest, at most so many. */
    public List<Row> newest(int limit) {
        return jdbc.sql("SELECT * FROM stock_receipt ORDER BY received_on DESC, receipt_id LIMIT ?")
                .param(limit)
                .query((row, number) -> new Row(
                        row.getString("receipt_id"),
                        row.getString("supplier_id"),
                        row.getString("product_id"),
                        row.getDouble("quoted_days"),
                        row.getInt("actual_days"),
                        row.getDate("received_on").toLocalDate()))
                .list();
    }
}
