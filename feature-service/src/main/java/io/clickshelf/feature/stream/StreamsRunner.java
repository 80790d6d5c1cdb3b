package io.clickshelf.feature.stream;

import io.clickshelf.feature.store.StreamsHandle;
import io.clickshelf.platform.kafka.KafkaConfiguration;
import io.clickshelf.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs a topology from when the web server listens (its port is how other replicas find this one) until shutdown. */
public final class StreamsRunner implements StreamsHandle, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final int AFTER_WEB_SERVER = DEFAULT_PHASE - 512;

    private final Topology topology;
    private final Map<String, Object> settings;
    private final String host;
    private final IntSupplier port;
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable HostInfo self;

    /** @param port of this replica's web server, asked for once it listens */
    public StreamsRunner(Topology topology, Map<String, Object> settings, String host, IntSupplier port) {
        this.topology = topology;
        this.settings = Map.copyOf(settings);
        this.host = host;
        this.port = port;
    }

    @Override
    public KafkaStreams streams() {
        KafkaStreams open = streams;
        if (open == null || !open.state().isRunningOrRebalancing()) {
            throw ProblemException.unavailable(
                    "features_not_ready", "The feature-service is starting and restores its state; try again shortly.");
        }
        return open;
    }

    @Override
    public HostInfo self() {
        HostInfo known = self;
        if (known == null) {
            throw new IllegalStateException("Not started");
        }
        return known;
    }

    /** Whether all its state is restored and it counts. */
    public boolean counting() {
        KafkaStreams open = streams;
        return open != null && open.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public void start() {
        HostInfo here = new HostInfo(host, port.getAsInt());
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, here.host() + ":" + here.port());
        self = here;
        streams = inBackground(() -> started(properties));
    }

    private KafkaStreams started(Properties properties) {
        KafkaStreams fresh = new KafkaStreams(topology, properties);
        fresh.setUncaughtExceptionHandler(failure -> {
            LOG.error("Counting failed and begins again at the last commit", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        fresh.start();
        return fresh;
    }

    /** The library has no setting for the priority of its threads; they inherit that of the thread which makes them. */
    private static <T> T inBackground(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        int usual = thread.getPriority();
        thread.setPriority(KafkaConfiguration.BACKGROUND_PRIORITY);
        try {
            return work.get();
        } finally {
            thread.setPriority(usual);
        }
    }

    @Override
    public void stop() {
        KafkaStreams open = streams;
        streams = null;
        if (open != null && !open.close(CLOSING)) {
            LOG.warn("Counting did not stop within {}; what was not committed is counted after the restart", CLOSING);
        }
    }

    @Override
    public boolean isRunning() {
        return streams != null;
    }

    @Override
    public int getPhase() {
        return AFTER_WEB_SERVER;
    }
}
