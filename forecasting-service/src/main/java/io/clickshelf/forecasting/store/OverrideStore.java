package io.clickshelf.forecasting.store;

import io.clickshelf.contracts.forecasting.ForecastOverride;
import io.clickshelf.contracts.forecasting.OverrideAccuracy;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Planners' overrides, and what model and planner had said of each day. */
@Repository
public class OverrideStore {

    private static final String COLUMNS = "SELECT override_id, product_id, first_day, last_day, units_per_day, factor,"
            + " reason, made_by, made_at, withdrawn_by, withdrawn_at FROM forecast_override ";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    OverrideStore(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Keeps an override with what was said of its days, from the first one on. */
    public void add(ForecastOverride override, LocalDate firstSaid, double[] baseline, double[] total) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("INSERT INTO forecast_override (override_id, product_id, first_day, last_day, units_per_day,"
                            + " factor, reason, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .param(override.overrideId())
                    .param(override.productId())
                    .param(Date.valueOf(override.from()))
                    .param(Date.valueOf(override.to()))
                    .param(override.unitsPerDay())
                    .param(override.factor())
                    .param(override.reason())
                    .param(override.madeBy())
                    .param(Timestamp.from(override.madeAt()))
                    .update();
            for (int h = 0; h < baseline.length; h++) {
                jdbc.sql("INSERT INTO override_day (override_id, day, baseline, total) VALUES (?, ?, ?, ?)")
                        .params(override.overrideId(), Date.valueOf(firstSaid.plusDays(h)), baseline[h], total[h])
                        .update();
            }
        });
    }

    /** False if there is none, or it was withdrawn before. */
    public boolean withdraw(String overrideId, String by, Instant at) {
        return jdbc.sql("UPDATE forecast_override SET withdrawn_by = ?, withdrawn_at = ?"
                                + " WHERE override_id = ? AND withdrawn_at IS NULL")
                        .params(by, Timestamp.from(at), overrideId)
                        .update()
                == 1;
    }

    public Optional<ForecastOverride> find(String overrideId) {
        return jdbc.sql(COLUMNS + "WHERE override_id = ?")
                .param(overrideId)
                .query(OverrideStore::override)
                .optional();
    }

    /** All of a product, the newest first. */
    public List<ForecastOverride> of(String productId) {
        return jdbc.sql(COLUMNS + "WHERE product_id = ? ORDER BY made_at DESC LIMIT 1000")
                .param(productId)
                .query(OverrideStore::override)
                .list();
    }

    /** Those in force on some day from {@code day} on, in the order in which they were made. */
    public List<ForecastOverride> inForce(LocalDate day) {
        return jdbc.sql(COLUMNS + "WHERE withdrawn_at IS NULL AND last_day >= ? ORDER BY made_at, override_id")
                .param(Date.valueOf(day))
                .query(OverrideStore::override)
                .list();
    }

    /**
     * Errors of model and planner on closed days up to {@code lastClosed}; empty while there is none. Of several overrides of
     * a day the newest counts: it is the one that held.
     */
    public Optional<OverrideAccuracy> accuracy(LocalDate lastClosed) {
        return jdbc.sql("WITH held AS (SELECT DISTINCT ON (made.product_id, said.day) made.product_id, said.day,"
                        + " said.baseline, said.total FROM override_day said JOIN forecast_override made USING (override_id)"
                        + " WHERE made.withdrawn_at IS NULL AND said.day <= ?"
                        + " ORDER BY made.product_id, said.day, made.made_at DESC, made.override_id DESC)"
                        + " SELECT count(*) AS days, sum(abs(held.baseline - coalesce(sold.units, 0))) AS model,"
                        + " sum(abs(held.total - coalesce(sold.units, 0))) AS planner,"
                        + " sum(coalesce(sold.units, 0)) AS units"
                        + " FROM held LEFT JOIN (SELECT product_id, day, sum(units) AS units FROM demand"
                        + " WHERE day >= (SELECT min(day) FROM held) GROUP BY product_id, day) sold"
                        + " USING (product_id, day)")
                .param(Date.valueOf(lastClosed))
                .query((row, number) -> new OverrideAccuracy(
                        row.getInt("days"), row.getDouble("model"), row.getDouble("planner"), row.getDouble("units")))
                .optional()
                .filter(accuracy -> accuracy.days() > 0);
    }

    private static ForecastOverride override(ResultSet row, int number) throws SQLException {
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new ForecastOverride(
                row.getString("override_id"),
                row.getString("product_id"),
                row.getDate("first_day").toLocalDate(),
                row.getDate("last_day").toLocalDate(),
                row.getObject("units_per_day", Double.class),
                row.getObject("factor", Double.class),
                row.getString("reason"),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("withdrawn_by"),
                withdrawn == null ? null : withdrawn.toInstant());
    }
}
