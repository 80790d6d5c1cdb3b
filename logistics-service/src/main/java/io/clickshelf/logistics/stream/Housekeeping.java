package io.clickshelf.logistics.stream;

import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.store.OpenOrders;
import io.clickshelf.logistics.store.RoutePlans;
import io.clickshelf.logistics.store.warehouse.PickOrders;
import io.clickshelf.logistics.store.warehouse.PickPlans;
import io.clickshelf.logistics.store.warehouse.PickWaves;
import io.clickshelf.logistics.store.warehouse.WarehouseProposals;
import io.clickshelf.platform.time.EventClock;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what has been kept for long enough: orders by event time, plans and what became of them by the wall clock. */
@Component
class Housekeeping {

    private final OpenOrders orders;
    private final PickOrders pickOrders;
    private final RoutePlans routePlans;
    private final PickPlans pickPlans;
    private final PickWaves waves;
    private final WarehouseProposals proposals;
    private final Clock clock;
    private final EventClock eventClock;
    private final LogisticsProperties properties;

    Housekeeping(
            OpenOrders orders,
            PickOrders pickOrders,
            RoutePlans routePlans,
            PickPlans pickPlans,
            PickWaves waves,
            WarehouseProposals proposals,
            Clock clock,
            EventClock eventClock,
            LogisticsProperties properties) {
        this.orders = orders;
        this.pickOrders = pickOrders;
        this.routePlans = routePlans;
        this.pickPlans = pickPlans;
        this.waves = waves;
        this.proposals = proposals;
        this.clock = clock;
        this.eventClock = eventClock;
        this.properties = properties;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forget() {
        if (eventClock.started()) {
            Instant now = eventClock.instant();
            orders.forgetBefore(now.minus(properties.routes().keepOrders()));
            pickOrders.forgetBefore(now.minus(properties.warehouse().keepOrders()));
        }
        Instant oldest = clock.instant().minus(properties.keepPlans());
        routePlans.forgetBefore(oldest);
        pickPlans.forgetBefore(oldest);
        waves.forgetBefore(oldest);
        proposals.forgetBefore(oldest);
    }
}
