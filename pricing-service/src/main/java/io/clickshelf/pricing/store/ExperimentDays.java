package io.clickshelf.pricing.store;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which prices each product of an experiment had on which day. */
@Repository
public class ExperimentDays {

    /** Under which experiments are kept and audited. */
    public static final String KIND = "price_experiment";

    /** One product's day. */
    public record Day(String productId, LocalDate day, boolean treated, double unitCost) {}

    private final JdbcClient jdbc;

    ExperimentDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds those that are not there yet, in one round trip. */
    public void add(String experimentId, List<Day> days) {
        jdbc.sql("INSERT INTO experiment_day (experiment_id, product_id, day, treated, unit_cost)"
                        + " SELECT ?, * FROM unnest(?::text[], ?::text[]::date[], ?::boolean[], ?::float8[])"
                        + " ON CONFLICT DO NOTHING")
                .param(experimentId)
                .param(days.stream().map(Day::productId).toArray(String[]::new))
                .param(days.stream().map(day -> day.day().toString()).toArray(String[]::new))
                .param(days.stream().map(Day::treated).toArray(Boolean[]::new))
                .param(days.stream().map(Day::unitCost).toArray(Double[]::new))
                .update();
    }

    /** By product and day. */
    public Map<String, Map<LocalDate, Day>> of(String experimentId) {
        Map<String, Map<LocalDate, Day>> days = new HashMap<>();
        jdbc.sql("SELECT * FROM experiment_day WHERE experiment_id = ?")
                .param(experimentId)
                .query((row, number) -> new Day(
                        row.getString("product_id"),
                        row.getDate("day").toLocalDate(),
                        row.getBoolean("treated"),
                        row.getDouble("unit_cost")))
                .list()
                .forEach(day -> days.computeIfAbsent(day.productId(), id -> new HashMap<>())
                        .put(day.day(), day));
        return days;
    }

    public boolean has(String experimentId, LocalDate day) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM experiment_day WHERE experiment_id = ? AND day = ?)")
                .param(experimentId)
                .param(Date.valueOf(day))
                .query(Boolean.class)
                .single();
    }
}
