package io.clickshelf.platform.registry;

import io.clickshelf.contracts.model.ModelState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The models of a service: registers them, keeps them fresh, and fits them again once new data has come in and then been
 * quiet for a while. Fits run one after the other on one thread, so that serving keeps the other cores.
 */
public final class ModelRegistry implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ModelRegistry.class);

    /** A fit takes a core and much of the heap: where several services share a process, one at a time is enough. */
    private static final Semaphore FIT = new Semaphore(1, true);

    private final ModelVersions versions;
    private final DataSource dataSource;
    private final Clock clock;
    private final MeterRegistry meters;
    private final TrainingProperties properties;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final ExecutorService fitting = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .name("fit")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .factory());

    private record Entry(ManagedModel<?> model, TrainingTrigger trigger) {}

    ModelRegistry(
            ModelVersions versions,
            DataSource dataSource,
            Clock clock,
            MeterRegistry meters,
            TrainingProperties properties) {
        this.versions = versions;
        this.dataSource = dataSource;
        this.clock = clock;
        this.meters = meters;
        this.properties = properties;
    }

    /** Makes a model known and loads its champion. */
    public <M> ManagedModel<M> register(String name, ModelCodec<M> codec, Trainer<M> trainer, Gate gate) {
        ManagedModel<M> model = new ManagedModel<>(name, codec, trainer, gate, versions, dataSource, clock);
        model.refresh();
        long seen = versions.records(name);
        boolean crowned = model.champion().isPresent();
        Entry entry = new Entry(model, new TrainingTrigger(clock, properties, crowned ? seen : 0));
        if (entries.putIfAbsent(name, entry) != null) {
            throw new IllegalStateException("There are two models named " + name);
        }
        if (!crowned) {
            // What was stored before a stop comes with no listener again; without data the fit is a no-op.
            entry.trigger().dataArrived(seen);
        }
        Gauge.builder(
                        "clickshelf.model.version",
                        model,
                        m -> m.champion().map(ManagedModel.Versioned::version).orElse(0L))
                .tag("model", name)
                .register(meters);
        return model;
    }

    /** Says that there is new data for a model; it is fitted again once that has been quiet for a while. */
    public void dataArrived(String name, long records) {
        entry(name).trigger().dataArrived(records);
    }

    public List<ModelState> states() {
        return versions.list();
    }

    public boolean knows(String name) {
        return entries.containsKey(name);
    }

    /** Fits a model as soon as the fits before it are done. */
    public void retrain(String name) {
        Entry entry = entry(name);
        entry.trigger().started();
        fitting.execute(() -> fit(entry));
    }

    /**
     * Goes back to the version before the champion, or to a given one.
     *
     * @return whether there was such a version
     */
    public boolean rollback(String name, long version, String reason) {
        boolean crowned = versions.crown(name, version, clock.instant(), reason);
        ManagedModel<?> model = entry(name).model();
        model.refresh();
        if (crowned) {
            fitting.execute(model::announce);
        }
        return crowned;
    }

    @Scheduled(fixedDelayString = "${clickshelf.models.refresh:2s}")
    void keepFresh() {
        entries.values().forEach(entry -> {
            entry.model().refresh();
            if (entry.trigger().due()) {
                retrain(entry.model().name());
            }
        });
    }

    private void fit(Entry entry) {
        try {
            FIT.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // a stop
            return;
        }
        long start = System.nanoTime();
        try {
            Optional<String> outcome = entry.model().retrain(entry.trigger().seen());
            outcome.ifPresent(words -> LOG.info("Fitting {}: {}", entry.model().name(), words));
            if (outcome.isEmpty()) {
                // Another replica fits, perhaps from less: what came here meanwhile is not forgotten.
                entry.trigger().dataArrived(0);
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            meters.counter("clickshelf.model.fit.failed", "model", entry.model().name())
                    .increment();
            LOG.error(
                    "Fitting {} failed; the champion goes on answering",
                    entry.model().name(),
                    e);
            entry.trigger().dataArrived(0);
        } finally {
            FIT.release();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            meters.timer("clickshelf.model.fit", "model", entry.model().name()).record(took);
            entry.trigger().finished(entry.model().champion().isPresent(), took);
        }
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("There is no model \"" + name + "\"; there are " + entries.keySet());
        }
        return entry;
    }

    @Override
    public void destroy() {
        fitting.shutdownNow();
    }
}
