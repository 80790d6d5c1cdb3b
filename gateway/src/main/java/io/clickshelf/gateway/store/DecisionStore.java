package io.clickshelf.gateway.store;

import io.clickshelf.platform.jdbc.BatchUpsert;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The decisions that were given, in a partition a day (UTC), so that forgetting costs nothing. */
@Repository
public class DecisionStore {

    private static final String PREFIX = "decision_d";
    /** Held while partitions change, so that replicas don't do so at once; any number no other lock has. */
    private static final long PARTITIONS_LOCK = 0xC11C_5E1FL;

    private static final BatchUpsert<DecisionRow> INSERT = BatchUpsert.<DecisionRow>into("decision")
            .key("decision_id", "text", DecisionRow::decisionId)
            .key("decided_at", "timestamptz", DecisionRow::decidedAt)
            .column("kind", "text", DecisionRow::kind)
            .column("subject", "text", DecisionRow::subject)
            .column("record", "json", DecisionRow::record)
            .orIgnore();

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Set<LocalDate> present = ConcurrentHashMap.newKeySet();

    DecisionStore(JdbcTemplate template, JdbcClient jdbc, TransactionTemplate transactions) {
        this.template = template;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Adds what is not there yet, in one statement. */
    public void addAll(Collection<DecisionRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Set<LocalDate> days = new TreeSet<>();
        rows.forEach(row -> days.add(row.decidedAt().atZone(ZoneOffset.UTC).toLocalDate()));
        days.removeAll(present);
        if (!days.isEmpty()) {
            createPartitions(days);
        }
        INSERT.write(template, rows);
    }

    /** The record of that decision, JSON. */
    public Optional<String> find(String decisionId) {
        return jdbc.sql("SELECT record FROM decision WHERE decision_id = :id LIMIT 1")
                .param("id", decisionId)
                .query(String.class)
                .optional();
    }

    /** Records from {@code from} up to but without {@code to}, newest first. */
    public List<String> find(@Nullable String subject, @Nullable String kind, Instant from, Instant to, int limit) {
        return jdbc.sql("""
            SELECT record FROM decision
            WHERE decided_at >= :from AND decided_at < :to
                AND (:subject::text IS NULL OR subject = :subject)
                AND (:kind::text IS NULL OR kind = :kind)
            ORDER BY decided_at DESC, decision_id
            LIMIT :limit\
            """)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("subject", subject)
                .param("kind", kind)
                .param("limit", limit)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Forgets what was answered about that subject. */
    public int forget(String subject) {
        return jdbc.sql("DELETE FROM decision WHERE subject = :subject")
                .param("subject", subject)
                .update();
    }

    /** Forgets every day that ended before {@code horizon}; returns how many. */
    public int forgetBefore(Instant horizon) {
        LocalDate first = horizon.atZone(ZoneOffset.UTC).toLocalDate();
        List<String> over = jdbc.sql("""
            SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
            WHERE inhparent = 'decision'::regclass AND relname < :first\
            """)
                .param("first", partition(first))
                .query((row, number) -> row.getString(1))
                .list();
        for (String name : over) {
            inTransaction(() -> jdbc.sql("DROP TABLE IF EXISTS " + name).update());
        }
        present.removeIf(day -> day.isBefore(first));
        return over.size();
    }

    private void createPartitions(Set<LocalDate> days) {
        inTransaction(() -> {
            for (LocalDate day : days) {
                jdbc.sql("CREATE TABLE IF NOT EXISTS %s PARTITION OF decision FOR VALUES FROM ('%sZ') TO ('%sZ')"
                                .formatted(
                                        partition(day),
                                        day.atStartOfDay(),
                                        day.plusDays(1).atStartOfDay()))
                        .update();
            }
        });
        present.addAll(days);
    }

    private void inTransaction(Runnable change) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                    .param("lock", PARTITIONS_LOCK)
                    .query()
                    .singleRow();
            change.run();
        });
    }

    private static String partition(LocalDate day) {
        return PREFIX + day.toString().replace("-", "");
    }
}
