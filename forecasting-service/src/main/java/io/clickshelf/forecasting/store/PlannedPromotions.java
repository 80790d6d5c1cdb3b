package io.clickshelf.forecasting.store;

import io.clickshelf.contracts.event.PromotionPlan;
import io.clickshelf.platform.jdbc.BatchUpsert;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The promotions planned for each product. */
@Repository
public class PlannedPromotions {

    /**
     * A span of time in which demand is expected to be higher.
     *
     * @param lift   factor on the demand of the time before
     * @param before units a day of the four weeks before it
     */
    public record Planned(String productId, Instant from, Instant until, double lift, double before) {}

    private record Row(String productId, PromotionPlan.Period period) {}

    private static final BatchUpsert<Row> UPSERT = BatchUpsert.<Row>into("planned_promotion")
            .key("product_id", "text", Row::productId)
            .key("from_at", "timestamptz", row -> row.period().from())
            .column("until_at", "timestamptz", row -> row.period().until())
            .column("lift", "float8", row -> row.period().expectedLift())
            .orReplace();

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    PlannedPromotions(JdbcTemplate template, JdbcClient jdbc, TransactionTemplate transactions) {
        this.template = template;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Each product's plan replaces the one before. */
    public void replace(Collection<PromotionPlan> plans) {
        List<Row> rows = plans.stream()
                .flatMap(plan -> plan.periods().stream().map(period -> new Row(plan.productId(), period)))
                .toList();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("DELETE FROM planned_promotion WHERE product_id = ANY (?)")
                    .param(plans.stream().map(PromotionPlan::productId).toArray(String[]::new))
                    .update();
            UPSERT.write(template, rows);
        });
    }

    /** Those that aren't over. */
    public List<Planned> from(Instant now) {
        // Days of demand are UTC's, whatever zone the connection has.
        return jdbc.sql("SELECT planned.*, coalesce((SELECT sum(units) FROM demand WHERE demand.product_id ="
                        + " planned.product_id AND day BETWEEN first_day - 28 AND first_day - 1), 0) / 28 AS before"
                        + " FROM planned_promotion planned"
                        + " CROSS JOIN LATERAL (SELECT (from_at AT TIME ZONE 'UTC')::date AS first_day) AS begins"
                        + " WHERE until_at > ? ORDER BY product_id, from_at")
                .param(Timestamp.from(now))
                .query((row, number) -> new Planned(
                        row.getString("product_id"),
                        row.getTimestamp("from_at").toInstant(),
                        row.getTimestamp("until_at").toInstant(),
                        row.getDouble("lift"),
                        row.getDouble("before")))
                .list();
    }
}
