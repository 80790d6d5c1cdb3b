package io.clickshelf.recommendation.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells every replica of a change in the moment that it is committed, by PostgreSQL's LISTEN and NOTIFY. Takes one
 * connection; when that is lost, listeners are told that they may have missed something.
 */
@Component
public final class Changes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final String CHANNEL = "clickshelf_recommendation";
    private static final int WAIT_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 1_000;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final ObjectProvider<ChangeListener> listeners;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    Changes(DataSource dataSource, JdbcClient jdbc, ObjectProvider<ChangeListener> listeners) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.listeners = listeners;
    }

    /** Goes out with the commit of the transaction that it is called in. */
    public void tell(String subject, List<String> keys) {
        jdbc.sql("SELECT pg_notify(?, ? || ' ' || key) FROM unnest(?) AS key")
                .param(CHANNEL)
                .param(subject)
                .param(keys.toArray(String[]::new))
                .query((row, number) -> number)
                .list();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("changes").daemon().start(this::listenUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        Thread listening = thread;
        if (listening != null) {
            try {
                listening.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, so that no answer is older than what was heard. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void listenUntilStopped() {
        List<ChangeListener> all = listeners.stream().toList();
        while (running) {
            try (Connection connection = dataSource.getConnection()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("LISTEN " + CHANNEL);
                }
                all.forEach(ChangeListener::missed);
                listen(connection, all);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("UNLISTEN *");
                }
            } catch (SQLException | RuntimeException e) {
                LOG.warn("Changes by other replicas can't be heard; trying again: {}", e.toString());
                pause();
            }
        }
    }

    private void listen(Connection connection, List<ChangeListener> all) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (running) {
            PGNotification[] heard = postgres.getNotifications(WAIT_MILLIS);
            for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
                String message = notification.getParameter();
                int space = message.indexOf(' ');
                all.forEach(listener -> listener.changed(message.substring(0, space), message.substring(space + 1)));
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
