package io.clickshelf.recommendation.store.feedback;

import io.clickshelf.contracts.recommendation.Experiment;
import io.clickshelf.recommendation.store.policy.Experiments;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Who was answered under which variant. Written in batches off the request's path, each shopper once per start of an
 * experiment; what a crash takes away, the shopper's next answer brings back.
 */
@Component
public final class Exposures {

    private static final Logger LOG = LoggerFactory.getLogger(Exposures.class);
    private static final int REMEMBERED = 50_000;
    private static final int MOST_WAITING = 200_000;

    private record Exposure(String experiment, Instant startedAt, String userId, String variant) {}

    private final JdbcTemplate template;
    private final Experiments experiments;
    private final Clock clock;
    private final Set<Exposure> written = Collections.newSetFromMap(new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Exposure, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private final Map<Exposure, Instant> waiting = new LinkedHashMap<>();

    Exposures(JdbcTemplate template, Experiments experiments, Clock clock) {
        this.template = template;
        this.experiments = experiments;
        this.clock = clock;
    }

    public synchronized void saw(String experiment, String userId, String variant) {
        Exposure exposure = new Exposure(experiment, start(experiment), userId, variant);
        if (!written.contains(exposure) && waiting.size() < MOST_WAITING) {
            waiting.putIfAbsent(exposure, clock.instant());
        }
    }

    private Instant start(String experiment) {
        for (Experiment known : experiments.all()) {
            if (experiment.equals(known.experimentId()) && known.startedAt() != null) {
                return known.startedAt();
            }
        }
        return Instant.EPOCH;
    }

    /** Writes what waits, at once. */
    @Scheduled(fixedDelay = 500)
    public void write() {
        Map<Exposure, Instant> batch;
        synchronized (this) {
            if (waiting.isEmpty()) {
                return;
            }
            batch = new LinkedHashMap<>(waiting);
        }
        try {
            List<Object[]> rows = new ArrayList<>(batch.size());
            batch.forEach((exposure, at) -> rows.add(new Object[] {
                exposure.experiment(),
                exposure.userId(),
                exposure.variant(),
                Timestamp.from(at),
                Timestamp.from(exposure.startedAt())
            }));
            // Who took part before the experiment was started anew takes part from now on.
            template.batchUpdate(
                    "INSERT INTO exposure AS known VALUES (?, ?, ?, ?) ON CONFLICT (experiment, user_id, variant)"
                            + " DO UPDATE SET at = excluded.at WHERE known.at < ?",
                    rows);
        } catch (DataAccessException e) {
            LOG.warn("Who takes part in experiments could not be written and is kept: {}", e.getMessage());
            return;
        }
        synchronized (this) {
            batch.keySet().forEach(waiting::remove);
            written.addAll(batch.keySet());
        }
    }

    /**
     * What came of a variant.
     *
     * @param clicked        shoppers who clicked something that was shown
     * @param bought         shoppers who bought something that was shown
     * @param revenueSquares sum over shoppers of their revenue squared
     */
    public record Outcome(
            String variant, long shoppers, long clicked, long bought, double revenue, double revenueSquares) {}

    /** By variant, counted per shopper, since a start. */
    public List<Outcome> outcomes(String experiment, Instant since) {
        return template.query(
                "SELECT e.variant, count(*), count(f.clicks) FILTER (WHERE f.clicks > 0),"
                        + " count(f.purchases) FILTER (WHERE f.purchases > 0), coalesce(sum(f.revenue), 0),"
                        + " coalesce(sum(f.revenue * f.revenue), 0) FROM exposure AS e LEFT JOIN"
                        + " (SELECT user_id, variant, count(*) FILTER (WHERE kind = 1) AS clicks,"
                        + " count(*) FILTER (WHERE kind = 3) AS purchases, sum(revenue) AS revenue FROM feedback"
                        + " WHERE experiment = ? AND counted_at >= ? GROUP BY user_id, variant) AS f USING (user_id, variant)"
                        + " WHERE e.experiment = ? AND e.at >= ? GROUP BY e.variant",
                (row, number) -> new Outcome(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getDouble(5),
                        row.getDouble(6)),
                experiment,
                Timestamp.from(since),
                experiment,
                Timestamp.from(since));
    }
}
