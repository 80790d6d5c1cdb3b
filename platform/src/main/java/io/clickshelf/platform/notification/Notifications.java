package io.clickshelf.platform.notification;

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
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells every replica of a service of a change in the moment that it is committed, by PostgreSQL's LISTEN and NOTIFY on the
 * channel {@code <schema>_changes}. A message is a subject, a space, and what is said of it; triggers may send them too.
 * Takes one connection; whenever it is a new one, listeners are told that they may have missed something.
 */
public final class Notifications implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

    /** On the socket alone: the database is not asked. So long a shut-down may have to wait. */
    private static final int WAIT_MILLIS = 500;

    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final DataSource source;
    private final JdbcClient jdbc;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private volatile @Nullable ScheduledExecutorService thread;

    private record Subscription(String subject, NotificationListener listener) {}

    public Notifications(DataSource source, JdbcClient jdbc) {
        this.source = source;
        this.jdbc = jdbc;
    }

    /** Calls the listener for each change of the subject, until the answer is run. */
    public Runnable subscribe(String subject, NotificationListener listener) {
        Subscription subscription = new Subscription(subject, listener);
        subscriptions.add(subscription);
        return () -> subscriptions.remove(subscription);
    }

    /** Goes out with the commit of the transaction that it is called in. */
    public void tell(String subject, List<String> messages) {
        jdbc.sql("SELECT pg_notify(current_schema() || '_changes', ? || ' ' || message) FROM unnest(?) AS message")
                .param(subject)
                .param(messages.toArray(String[]::new))
                .query((row, number) -> number)
                .list();
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService starting = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("notifications").daemon().factory());
        thread = starting;
        // Returns only when the connection is lost.
        var unused = starting.scheduleWithFixedDelay(this::listen, 0, RECONNECT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void listen() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN \"" + connection.getSchema() + "_changes\"");
            subscriptions.forEach(subscription -> call(subscription, NotificationListener::missed));
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (isRunning()) {
                PGNotification[] heard = postgres.getNotifications(WAIT_MILLIS);
                for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
                    hand(notification.getParameter());
                }
            }
            statement.execute("UNLISTEN *");
        } catch (SQLException | RuntimeException e) {
            if (isRunning()) {
                LOG.warn("Changes by other replicas can't be heard; trying again: {}", e.toString());
            }
        }
    }

    private void hand(String message) {
        int space = message.indexOf(' ');
        String subject = message.substring(0, Math.max(0, space));
        String what = message.substring(space + 1);
        for (Subscription subscription : subscriptions) {
            if (subscription.subject().equals(subject)) {
                call(subscription, listener -> listener.changed(what));
            }
        }
    }

    private static void call(Subscription subscription, Consumer<NotificationListener> call) {
        try {
            call.accept(subscription.listener());
        } catch (RuntimeException e) {
            LOG.warn("A listener for changes of {} failed", subscription.subject(), e);
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

    /** Before the web server and the workers, so that no answer is older than what was heard; after them at shut-down. */
    @Override
    public int getPhase() {
        return 0;
    }
}
