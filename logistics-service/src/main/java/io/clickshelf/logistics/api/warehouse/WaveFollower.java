package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.store.warehouse.OrdersArrived;
import io.clickshelf.logistics.store.warehouse.PickWaves;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps approved waves to the orders as they are: what must leave by the wave's cut-off joins batches that are not begun,
 * what was cancelled leaves them.
 */
@Component
class WaveFollower implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WaveFollower.class);

    private final PickWaves waves;
    private final Waves picking;
    private final boolean follows;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("wave-follower").daemon().factory());

    WaveFollower(PickWaves waves, Waves picking, LogisticsProperties properties) {
        this.waves = waves;
        this.picking = picking;
        this.follows = properties.warehouse().followOrders();
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }

    @EventListener
    void on(OrdersArrived news) {
        look();
    }

    /** What came while nobody was there. */
    @EventListener
    void on(ApplicationReadyEvent ready) {
        look();
    }

    /** News that comes while a look waits for its turn is seen by that look. */
    private void look() {
        if (follows && waiting.compareAndSet(false, true)) {
            thread.execute(this::follow);
        }
    }

    private void follow() {
        waiting.set(false);
        for (String waveId : underWay()) {
            try {
                picking.follow(waveId);
            } catch (RuntimeException e) {
                LOG.warn("Wave {} could not be kept to the orders; it will be with the next that come", waveId, e);
            }
        }
    }

    private List<String> underWay() {
        try {
            return waves.underWay();
        } catch (RuntimeException e) {
            LOG.warn("Waves could not be kept to the orders; they will be with the next that come", e);
            return List.of();
        }
    }
}
