package io.clickshelf.allinone.local;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.coyote.Adapter;
import org.apache.coyote.ProtocolHandler;
import org.apache.coyote.UpgradeProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.jspecify.annotations.Nullable;

/** A door of a service's Tomcat for those in the same JVM: no port, no socket, no threads of its own. */
final class LocalProtocol implements ProtocolHandler {

    private final Queue<LocalProcessor> idle = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Adapter adapter;
    private volatile boolean open;

    /** Whether calls are taken: from the container's start to its stop. */
    boolean isOpen() {
        return open;
    }

    /** Gives the answer to {@code call} on this thread. */
    void process(LocalCall call, LocalAnswer answer) {
        LocalProcessor processor = idle.poll();
        if (processor == null) {
            processor = new LocalProcessor(getAdapter());
        }
        if (processor.process(call, answer)) {
            idle.offer(processor);
        }
    }

    /** Instead of an address and a port. */
    @Override
    public String getId() {
        return "local";
    }

    @Override
    public Adapter getAdapter() {
        Adapter set = adapter;
        if (set == null) {
            throw new IllegalStateException("The connector was not initialised");
        }
        return set;
    }

    @Override
    public void setAdapter(Adapter adapter) {
        this.adapter = adapter;
    }

    @Override
    public void start() {
        open = true;
    }

    @Override
    public void pause() {
        open = false;
    }

    @Override
    public void resume() {
        open = true;
    }

    @Override
    public void stop() {
        open = false;
    }

    @Override
    public void init() {}

    @Override
    public void destroy() {
        idle.clear();
    }

    @Override
    public void closeServerSocketGraceful() {
        open = false;
    }

    @Override
    public long awaitConnectionsClose(long waitMillis) {
        return waitMillis;
    }

    @Override
    public @Nullable Executor getExecutor() {
        return null;
    }

    @Override
    public void setExecutor(@Nullable Executor executor) {}

    @Override
    public @Nullable ScheduledExecutorService getUtilityExecutor() {
        return null;
    }

    @Override
    public void setUtilityExecutor(@Nullable ScheduledExecutorService executor) {}

    @Override
    public boolean isSendfileSupported() {
        return false;
    }

    @Override
    public void addSslHostConfig(SSLHostConfig config) {
        throw new UnsupportedOperationException("There is no TLS inside a process");
    }

    @Override
    public void addSslHostConfig(SSLHostConfig config, boolean replace) {
        addSslHostConfig(config);
    }

    @Override
    public SSLHostConfig[] findSslHostConfigs() {
        return new SSLHostConfig[0];
    }

    @Override
    public void addUpgradeProtocol(UpgradeProtocol protocol) {
        throw new UnsupportedOperationException("Nothing is upgraded inside a process");
    }

    @Override
    public UpgradeProtocol[] findUpgradeProtocols() {
        return new UpgradeProtocol[0];
    }
}
