package io.clickshelf.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A PostgreSQL of our own beside this JVM, on the loopback address, behind a password. Its data folder outlives it:
 * started again on the same folder, also after {@code kill -9} of this JVM, it has every committed row.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final Duration STARTUP_LIMIT = Duration.ofMinutes(1);

    private final EmbeddedPostgres postgres;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    /**
     * Starts the server and returns once it takes connections. A server that a killed JVM left running on the same
     * folder is stopped first.
     *
     * @param directory holds everything of it: {@code data}, {@code binaries}, {@code postgres.log} and the password
     * @param port 0 for any free one
     * @throws EmbeddedException if the port is taken or the server does not start
     */
    public static EmbeddedDatabase start(Path directory, int port) {
        return start(directory, directory.resolve("binaries"), port);
    }

    /** As {@link #start(Path, int)}, with the unpacked server programs kept in a folder that others may share. */
    public static EmbeddedDatabase start(Path directory, Path binaries, int port) {
        Path home = directory.toAbsolutePath();
        Path data = home.resolve("data");
        Path log = home.resolve("postgres.log");
        try {
            PrivateFiles.createDirectories(home);
            OrphanedPostmaster.stop(data);
            DataFolder folder = new DataFolder(data);
            folder.discardUnlessComplete();
            int chosen = Ports.available(InetAddress.getLoopbackAddress(), port, "PostgreSQL");
            String password = PrivateFiles.secret(home.resolve("password"));
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(STARTUP_LIMIT)
                    .setPort(chosen)
                    .setConnectConfig("password", password)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
            PostgresSettings.SERVER.forEach(builder::setServerConfig);
            PostgresSettings.LOCALE.forEach(builder::setLocaleConfig);
            EmbeddedDatabase database = new EmbeddedDatabase(builder.start(), password);
            if (!folder.complete()) {
                database.requirePassword(folder);
            }
            return database;
        } catch (IOException | IllegalStateException e) {
            throw new EmbeddedException(
                    "The embedded PostgreSQL in %s does not start: %s. Its log is %s."
                            .formatted(home, e.getMessage(), log),
                    e);
        }
    }

    /**
     * Stops the server that a killed JVM left running on the folder.
     *
     * @return whether there was one
     */
    public static boolean stopLeftBehind(Path directory) throws IOException {
        return OrphanedPostmaster.stop(directory.toAbsolutePath().resolve("data"));
    }

    /** The first start trusts every local connection; no later one does. */
    private void requirePassword(DataFolder folder) throws IOException {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(SUPERUSER, password));
            folder.requirePassword();
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            close();
            throw new IOException("its password can't be set: " + e.getMessage(), e);
        }
        folder.markComplete();
    }

    /** Makes the database if it isn't there. The name must be a plain lower-case identifier. */
    public void createIfMissing(String database) {
        if (!database.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not a plain database name: " + database);
        }
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + database);
        } catch (SQLException e) {
            throw new EmbeddedException("The database %s can't be made: %s".formatted(database, e.getMessage()), e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), username(), password);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    public String username() {
        return SUPERUSER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return postgres.getPort();
    }

    /** Stops the server, ending open connections; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new EmbeddedException("The embedded PostgreSQL does not stop: " + e.getMessage(), e);
            }
        }
    }
}
