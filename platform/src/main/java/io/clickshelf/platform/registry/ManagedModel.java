package io.clickshelf.platform.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that a service answers with: fitted by one replica at a time, off the request path; gated; and swapped in by
 * every replica without a pause. Readers call {@link #champion()} once per request and keep what they got.
 */
public final class ManagedModel<M> {

    /** A model with its version. */
    public record Versioned<M>(M model, long version) {}

    private static final Logger LOG = LoggerFactory.getLogger(ManagedModel.class);

    private final String name;
    private final ModelCodec<M> codec;
    private final Trainer<M> trainer;
    private final Gate gate;
    private final ModelVersions versions;
    private final DataSource dataSource;
    private final Clock clock;
    private volatile @Nullable Versioned<M> champion;
    private volatile @Nullable Versioned<M> other;
    /** Asked for and not there; versions only grow, and a number is given once. */
    private volatile long missing = -1;
    /** Crowned, but written by another release in a form that this one can't read. */
    private long unreadable = -1;

    ManagedModel(
            String name,
            ModelCodec<M> codec,
            Trainer<M> trainer,
            Gate gate,
            ModelVersions versions,
            DataSource dataSource,
            Clock clock) {
        this.name = name;
        this.codec = codec;
        this.trainer = trainer;
        this.gate = gate;
        this.versions = versions;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    public String name() {
        return name;
    }

    /** What answers now; empty until a first model was fitted. */
    public Optional<Versioned<M>> champion() {
        return Optional.ofNullable(champion);
    }

    /**
     * A version that is kept, for comparison with the champion; empty if there is none. The last one asked for stays in
     * memory.
     */
    public Optional<Versioned<M>> version(long version) {
        Versioned<M> current = champion;
        if (current != null && current.version() == version) {
            return Optional.of(current);
        }
        Versioned<M> compared = other;
        if (compared != null && compared.version() == version) {
            return Optional.of(compared);
        }
        return version == missing ? Optional.empty() : load(version);
    }

    private synchronized Optional<Versioned<M>> load(long version) {
        Versioned<M> compared = other;
        if (compared != null && compared.version() == version) {
            return Optional.of(compared);
        }
        Optional<Versioned<M>> loaded = versions.find(name, version).flatMap(payload -> decode(payload, version));
        loaded.ifPresentOrElse(found -> other = found, () -> missing = version);
        return loaded;
    }

    /**
     * Takes over the champion of the table if it is another than the one in memory. One that this release can't read is
     * passed over: what is in memory goes on answering, and without any a new one is fitted.
     */
    public synchronized void refresh() {
        long crowned = versions.championVersion(name).orElse(-1L);
        Versioned<M> current = champion;
        if (crowned < 0 || crowned == unreadable || (current != null && current.version() == crowned)) {
            return;
        }
        Optional<Versioned<M>> taken = decode(versions.payload(name, crowned), crowned);
        if (taken.isPresent()) {
            champion = taken.get();
            LOG.info("Model {} answers with version {} from now on", name, crowned);
        } else {
            unreadable = crowned;
        }
    }

    /**
     * Fits a candidate and gates it.
     *
     * @param records how many had come for it when the fit began
     * @return what came of it, in words; empty if nothing was done, because another replica is fitting it
     */
    Optional<String> retrain(long records) {
        try (Connection connection = dataSource.getConnection()) {
            if (!locked(connection, "SELECT pg_try_advisory_lock(hashtext(?))")) {
                return Optional.empty();
            }
            try {
                return Optional.of(fitAndGate(records));
            } finally {
                locked(connection, "SELECT pg_advisory_unlock(hashtext(?))");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database failed while " + name + " was fitted", e);
        }
    }

    /** Lets the trainer publish what the champion decides; after a rollback, in place of what its successor decided. */
    void announce() {
        Versioned<M> current = champion;
        if (current != null) {
            trainer.promoted(current.model(), current.version());
        }
    }

    private String fitAndGate(long records) {
        refresh();
        Versioned<M> current = champion;
        Optional<Fit<M>> fit = trainer.fit(current == null ? null : current.model());
        if (fit.isEmpty()) {
            return "there is not yet enough data to fit " + name;
        }
        Gate.Verdict verdict = gate.judge(fit.get().metrics(), fit.get().championMetrics());
        long version = versions.add(
                name,
                clock.instant(),
                records,
                fit.get().metrics(),
                verdict,
                encode(fit.get().model()));
        LOG.info("Model {} version {}: {}", name, version, verdict.reason());
        refresh();
        if (verdict.promoted()) {
            trainer.promoted(fit.get().model(), version);
        }
        return "version " + version + ": " + verdict.reason();
    }

    private boolean locked(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, "clickshelf-model-" + name + "-" + connection.getSchema());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private byte[] encode(M model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            codec.save(model, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Model " + name + " could not be written", e);
        }
        return bytes.toByteArray();
    }

    private Optional<Versioned<M>> decode(byte[] payload, long version) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            return Optional.of(new Versioned<>(codec.load(in), version));
        } catch (IOException e) {
            LOG.warn("Version {} of model {} can't be read and is passed over: {}", version, name, e.getMessage());
            return Optional.empty();
        }
    }
}
