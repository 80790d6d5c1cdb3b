package io.clickshelf.logistics.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Repository;

/**
 * Hears of each change of a route plan, in whichever replica it was made, by PostgreSQL's LISTEN and NOTIFY. A listener is
 * called on the listening thread and must be quick. After a lost connection each is told to {@link Notice#lookAgain look again}.
 */
@Repository
public class PlanNotices implements SmartLifecycle {

    private static final Notice LOOK_AGAIN = new Notice("", "", false);

    private static final Logger LOG = LoggerFactory.getLogger(PlanNotices.class);
    /** On the socket alone: the database is not asked. So long a shut-down may have to wait. */
    private static final int WAIT_MILLIS = 500;

    private static final Duration RECONNECT = Duration.ofSeconds(2);

    /** A plan's state after a change. */
    public record Notice(String planId, String status, boolean stopRequested) {

        /** Whether changes, of whichever plan, may have been missed. */
        public boolean lookAgain() {
            return planId.isEmpty();
        }
    }

    private final DataSource source;
    private final List<Consumer<Notice>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable ScheduledExecutorService thread;

    PlanNotices(DataSource source) {
        this.source = source;
    }

    /** Calls the listener until the answer is run. */
    public Runnable subscribe(Consumer<Notice> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService starting = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("plan-notices").daemon().factory());
        thread = starting;
        // Returns only when the connection is lost.
        var unused = starting.scheduleWithFixedDelay(this::listen, 0, RECONNECT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void listen() {
        try (Connection opened = source.getConnection();
                Statement statement = opened.createStatement()) {
            statement.execute("LISTEN \"" + opened.getSchema() + "_route_plan\"");
            tell(LOOK_AGAIN);
            PGConnection postgres = opened.unwrap(PGConnection.class);
            while (isRunning()) {
                for (PGNotification notification : postgres.getNotifications(WAIT_MILLIS)) {
                    String[] words = notification.getParameter().split(" ");
                    tell(new Notice(words[0], words[1], words[2].equals("true")));
                }
            }
            statement.execute("UNLISTEN *");
        } catch (SQLException e) {
            if (isRunning()) {
                LOG.warn("Changes of route plans can't be heard at the moment: {}", e.getMessage());
            }
        }
    }

    private void tell(Notice notice) {
        for (Consumer<Notice> listener : listeners) {
            try {
                listener.accept(notice);
            } catch (RuntimeException e) {
                LOG.warn("A follower of route plan {} failed", notice.planId(), e);
            }
        }
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.shutdown();
            try {
                if (!stopping.awaitTermination(4L * WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                    stopping.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before those who subscribe, after them at shut-down. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }
}
