package io.clickshelf.pricing.store;

import io.clickshelf.platform.jdbc.BatchUpsert;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which prices each product of an experiment had on which day. */
@Repository
public class ExperimentDays {

    /** Under which experiments are kept and audited. */
    public static final String KIND = "price_experiment";

    /** One product's day. */
    public record Day(String productId, LocalDate day, boolean treated, double unitCost) {}

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    ExperimentDays(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Adds those that are not there yet, in one round trip. */
    public void add(String experimentId, List<Day> days) {
        BatchUpsert.<Day>into("experiment_day")
                .key("experiment_id", "text", day -> experimentId)
                .key("product_id", "text", Day::productId)
                .key("day", "date", Day::day)
                .column("treated", "boolean", Day::treated)
                .column("unit_cost", "float8", Day::unitCost)
                .orIgnore()
                .write(template, days);
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
