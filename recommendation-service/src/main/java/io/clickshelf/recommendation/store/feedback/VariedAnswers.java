package io.clickshelf.recommendation.store.feedback;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The table of answers that were varied by chance. Written in batches off the request's path; a crash costs the last half second's. */
@Component
public final class VariedAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(VariedAnswers.class);
    private static final int MOST_WAITING = 20_000;

    private final JdbcTemplate template;
    private final List<VariedAnswer> waiting = new ArrayList<>();

    VariedAnswers(JdbcTemplate template) {
        this.template = template;
    }

    public synchronized void add(VariedAnswer answer) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(answer);
        }
    }

    /** Writes what waits, at once. */
    @Scheduled(fixedDelay = 500)
    public void write() {
        List<VariedAnswer> batch;
        synchronized (this) {
            if (waiting.isEmpty()) {
                return;
            }
            batch = new ArrayList<>(waiting);
        }
        try {
            template.execute((Connection connection) -> {
                write(connection, batch);
                return null;
            });
        } catch (DataAccessException e) {
            LOG.warn("Answers that were varied could not be written and are kept: {}", e.getMessage());
            return;
        }
        synchronized (this) {
            waiting.subList(0, batch.size()).clear();
        }
    }

    private static void write(Connection connection, List<VariedAnswer> batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO varied_answer VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (VariedAnswer answer : batch) {
                statement.setString(1, answer.experiment());
                statement.setString(2, answer.decisionId());
                statement.setString(3, answer.userId());
                statement.setTimestamp(4, Timestamp.from(answer.at()));
                statement.setArray(5, array(connection, "text", answer.products()));
                statement.setArray(6, array(connection, "float8", answer.propensities()));
                statement.setArray(7, array(connection, "int4", answer.variants()));
                statement.setArray(8, array(connection, "int4", answer.sizes()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static Array array(Connection connection, String type, List<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    /** What came of a product of an answer. */
    public record Gain(double clicks, double purchases, double revenue) {

        static final Gain NOTHING = new Gain(0, 0, 0);
    }

    /** One answer, and per product what came of it. */
    public record Outcome(VariedAnswer answer, List<Gain> gains) {}

    /** The answers varied for an experiment since a time. */
    public List<Outcome> outcomes(String experiment, Instant since) {
        Map<String, Map<String, Gain>> gains = new HashMap<>();
        template.query(
                "SELECT decision_id, product_id, max((kind = 1)::int), max((kind = 3)::int), coalesce(sum(revenue), 0) FROM feedback"
                        + " JOIN varied_answer USING (decision_id) WHERE varied_answer.experiment = ? AND kind > 0"
                        + " GROUP BY decision_id, product_id",
                row -> {
                    gains.computeIfAbsent(row.getString(1), id -> new HashMap<>())
                            .put(row.getString(2), new Gain(row.getDouble(3), row.getDouble(4), row.getDouble(5)));
                },
                experiment);
        return template.query(
                "SELECT * FROM varied_answer WHERE experiment = ? AND at >= ?",
                (row, number) -> {
                    VariedAnswer answer = new VariedAnswer(
                            row.getString("experiment"),
                            row.getString("decision_id"),
                            row.getString("user_id"),
                            row.getTimestamp("at").toInstant(),
                            List.of((String[]) row.getArray("products").getArray()),
                            List.of((Double[]) row.getArray("propensities").getArray()),
                            List.of((Integer[]) row.getArray("variants").getArray()),
                            List.of((Integer[]) row.getArray("sizes").getArray()));
                    Map<String, Gain> own = gains.getOrDefault(answer.decisionId(), Map.of());
                    return new Outcome(
                            answer,
                            answer.products().stream()
                                    .map(product -> own.getOrDefault(product, Gain.NOTHING))
                                    .toList());
                },
                experiment,
                Timestamp.from(since));
    }
}
