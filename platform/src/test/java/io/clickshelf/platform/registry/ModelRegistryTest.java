package io.clickshelf.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.model.ModelState;
import io.clickshelf.platform.testing.Database;
import io.clickshelf.platform.testing.Infrastructure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two replicas of a service on one real database. */
class ModelRegistryTest {

    private static final String NAME = "toy";

    private final PGSimpleDataSource database = migrated(Infrastructure.get().newDatabase());
    private final ToyTrainer trainer = new ToyTrainer();
    private final ModelRegistry first = registry();
    private final ModelRegistry second = registry();
    private final ManagedModel<Double> model = first.register(NAME, trainer, trainer, new Gate("score", true, 0.02));
    private final ManagedModel<Double> replica = second.register(NAME, trainer, trainer, new Gate("score", true, 0.02));

    @AfterEach
    void stop() {
        first.destroy();
        second.destroy();
    }

    @Test
    void theGateRefusesAWorseCandidateAndSaysWhy() {
        assertThat(fit(0.5)).contains("held against no champion: score 0.5000");
        assertThat(fit(0.4)).contains("score 0.4000 is worse than the champion's score 0.5000");
        assertThat(fit(0.6)).contains("no worse");
        assertThat(champion(model)).isEqualTo(0.6);
        assertThat(first.states())
                .extracting(ModelState::version, ModelState::champion)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, true),
                        org.assertj.core.groups.Tuple.tuple(2L, false),
                        org.assertj.core.groups.Tuple.tuple(1L, false));
        assertThat(trainer.announced).containsExactly("0.5@1", "0.6@3");
    }

    @Test
    void anotherReplicaTakesTheChampionOver() {
        fit(0.5);
        assertThat(replica.champion()).isEmpty();
        second.keepFresh();
        assertThat(champion(replica)).isEqualTo(0.5);
    }

    @Test
    void anOperatorGoesBackAndWhatTheOldChampionDecidesIsPublishedAgain() {
        fit(0.5);
        fit(0.6);
        assertThat(first.rollback(NAME, 1, "rolled back to by test")).isTrue();
        assertThat(champion(model)).isEqualTo(0.5);
        replica.refresh();
        assertThat(champion(replica)).isEqualTo(0.5);
        await().untilAsserted(() -> assertThat(trainer.announced).containsExactly("0.5@1", "0.6@2", "0.5@1"));

        assertThat(first.rollback(NAME, 99, "no such version")).isFalse();
        assertThat(champion(model)).isEqualTo(0.5);
    }

    @Test
    void oneReplicaFitsAtATime() throws Exception {
        trainer.gate = new CountDownLatch(1);
        trainer.next = 0.5;
        CompletableFuture<Optional<String>> fitting = CompletableFuture.supplyAsync(() -> model.retrain(1));
        trainer.entered.await();
        assertThat(replica.retrain(1)).isEmpty();
        trainer.gate.countDown();
        assertThat(fitting.get().orElseThrow()).startsWith("version 1");
        assertThat(replica.retrain(1).orElseThrow()).startsWith("version 2");
    }

    @Test
    void aModelLostToAStopBeforeItsFirstFitIsFittedAtTheNextStart() {
        trainer.next = 0.7;
        ModelRegistry restarted = registry(Duration.ZERO);
        ManagedModel<Double> later = restarted.register(NAME, trainer, trainer, new Gate("score", true, 0.02));
        restarted.keepFresh();
        await().untilAsserted(() -> assertThat(later.champion()).isPresent());
        restarted.destroy();
    }

    @Test
    void aChampionThatThisReleaseCannotReadIsFittedAnewFromAsMuchAndNoReplicaStops() {
        trainer.next = 0.9;
        model.retrain(500);
        trainer.format = 2;
        trainer.next = 0.2;
        ModelRegistry restarted = registry(Duration.ZERO);
        ManagedModel<Double> later = restarted.register(NAME, trainer, trainer, new Gate("score", true, 0.02));
        assertThat(later.champion()).isEmpty();
        restarted.keepFresh();
        await().untilAsserted(() ->
                assertThat(later.champion().map(ManagedModel.Versioned::model)).contains(0.2));
        restarted.destroy();
        assertThat(versions().records(NAME)).isEqualTo(500);
    }

    @Test
    void tenVersionsAreKeptAndTheChampionAlways() {
        fit(0.9);
        for (int i = 0; i < 12; i++) {
            fit(0.1);
        }
        assertThat(first.states())
                .hasSize(11)
                .last()
                .extracting(ModelState::champion)
                .isEqualTo(true);
    }

    private String fit(double score) {
        trainer.next = score;
        return model.retrain(1).orElseThrow();
    }

    private static double champion(ManagedModel<Double> model) {
        return model.champion().orElseThrow().model();
    }

    private ModelRegistry registry() {
        return registry(Duration.ofMinutes(10));
    }

    private ModelVersions versions() {
        return new ModelVersions(
                JdbcClient.create(database), new TransactionTemplate(new JdbcTransactionManager(database)));
    }

    private ModelRegistry registry(Duration quiet) {
        return new ModelRegistry(
                versions(),
                database,
                Clock.systemUTC(),
                new SimpleMeterRegistry(),
                new TrainingProperties(quiet, Duration.ofMinutes(10), Duration.ZERO));
    }

    private static PGSimpleDataSource migrated(Database database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.username());
        source.setPassword(database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/platform")
                .load()
                .migrate();
        return source;
    }

    /** A model that is nothing but its score. */
    private static final class ToyTrainer implements Trainer<Double>, ModelCodec<Double> {

        final List<String> announced = new CopyOnWriteArrayList<>();
        final CountDownLatch entered = new CountDownLatch(1);
        volatile double next;
        volatile int format = 1;
        volatile @Nullable CountDownLatch gate;

        @Override
        public Optional<Fit<Double>> fit(@Nullable Double champion) {
            entered.countDown();
            CountDownLatch waited = gate;
            if (waited != null) {
                try {
                    waited.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return Optional.of(
                    new Fit<>(next, Map.of("score", next), champion == null ? Map.of() : Map.of("score", champion)));
        }

        @Override
        public void promoted(Double champion, long version) {
            announced.add(champion + "@" + version);
        }

        @Override
        public void save(Double model, DataOutput out) throws IOException {
            out.writeInt(format);
            out.writeDouble(model);
        }

        @Override
        public Double load(DataInput in) throws IOException {
            int written = in.readInt();
            if (written != format) {
                throw new IOException("A toy of format " + written + "; this version reads " + format + ".");
            }
            return in.readDouble();
        }
    }
}
