package io.clickshelf.recommendation.store;

import io.clickshelf.platform.notification.NotificationListener;
import io.clickshelf.platform.notification.Notifications;
import io.clickshelf.recommendation.RecommendationProperties;
import io.clickshelf.recommendation.store.feedback.FeedbackStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What shoppers did lately, in memory: read from the table when first asked for, kept current by what every replica sees
 * happening. The table and what was seen overlap, and each event counts once; so an answer knows the last click before it
 * is stored, wherever that happens. Bounded; shoppers who were not met longest leave first.
 */
@Component
public final class Shoppers implements NotificationListener {

    private static final int SHARDS = 16;
    private static final String USER = "u:";
    private static final String SESSION = "s:";
    private static final String ERASED = "erased";

    private final Interactions interactions;
    private final FeedbackStore feedback;
    private final Notifications changes;
    private final TransactionOperations transactions;
    private final int limit;
    private final HistoryCache[] shards;
    private final Counter reads;

    Shoppers(
            Interactions interactions,
            FeedbackStore feedback,
            Notifications changes,
            TransactionOperations transactions,
            RecommendationProperties properties,
            MeterRegistry meters) {
        this.interactions = interactions;
        this.feedback = feedback;
        this.changes = changes;
        this.transactions = transactions;
        this.limit = properties.historyLimit();
        RecommendationProperties.Memory memory = properties.memory();
        this.shards = new HistoryCache[SHARDS];
        Arrays.setAll(
                shards,
                shard -> new HistoryCache(
                        memory.interactions() / SHARDS, limit, memory.reread().toNanos()));
        this.reads = meters.counter("clickshelf.recommendation.shoppers.read");
        Gauge.builder("clickshelf.recommendation.memory.interactions", this, Shoppers::held)
                .register(meters);
        changes.subscribe(ERASED, this);
    }

    /** Interactions that are held now; an entry itself counts as four. */
    public long held() {
        return Arrays.stream(shards).mapToLong(HistoryCache::weight).sum();
    }

    /** Hears of an event that happened, stored or not yet. */
    public void saw(InteractionRow row) {
        Past past = Past.of(row);
        String user = USER + row.userId();
        shard(user).add(user, past);
        if (row.sessionId() != null) {
            String session = SESSION + row.sessionId();
            shard(session).add(session, past);
        }
    }

    /** A shopper's newest interactions, newest first; with a session, also those of the visit under another name. */
    public List<Past> newest(@Nullable String userId, @Nullable String sessionId) {
        History user =
                userId == null ? History.EMPTY : history(USER + userId, () -> interactions.newestOfUser(userId, limit));
        if (sessionId == null) {
            return user.newestFirst();
        }
        History session = history(SESSION + sessionId, () -> interactions.newestOfSession(sessionId, limit));
        return user.with(session, limit).newestFirst();
    }

    private History history(String key, Supplier<List<Past>> stored) {
        HistoryCache shard = shard(key);
        History history = shard.find(key, System.nanoTime());
        while (history == null) {
            long removals = shard.removals();
            reads.increment();
            history = shard.load(key, History.of(stored.get()), removals, System.nanoTime());
        }
        return history;
    }

    /**
     * Takes a shopper out of the table, and out of every replica's memory.
     *
     * @return how many interactions went
     */
    public int erase(String userId) {
        List<String> keys = new ArrayList<>(List.of(USER + userId));
        Integer erased = transactions.execute(status -> {
            List<String> sessions = interactions.erase(userId);
            sessions.stream()
                    .filter(session -> !session.isEmpty())
                    .distinct()
                    .map(SESSION::concat)
                    .forEach(keys::add);
            feedback.erase(userId);
            changes.tell(ERASED, keys);
            return sessions.size();
        });
        keys.forEach(this::forget);
        return erased == null ? 0 : erased;
    }

    private void forget(String key) {
        shard(key).remove(key);
    }

    @Override
    public void changed(String key) {
        forget(key);
    }

    /** Erasures may have been missed, so that everything has to be read again. */
    @Override
    public void missed() {
        Arrays.stream(shards).forEach(HistoryCache::clear);
    }

    private HistoryCache shard(String key) {
        return shards[(key.hashCode() * 0x9E3779B9) >>> 28];
    }
}
