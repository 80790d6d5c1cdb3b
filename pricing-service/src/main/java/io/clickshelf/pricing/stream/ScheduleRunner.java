package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PriceSchedule;
import io.clickshelf.pricing.model.price.HardLimits;
import io.clickshelf.pricing.store.PriceHistory;
import io.clickshelf.pricing.store.RuleStore;
import io.clickshelf.pricing.store.ScheduleStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Begins and ends scheduled prices when their time has come. The hard limits of that moment hold. */
@Component
public class ScheduleRunner {

    private static final int BATCH = 200;

    private final ScheduleStore schedules;
    private final PriceHistory history;
    private final PriceSetter setter;
    private final Pricer pricer;
    private final PricePublisher publisher;
    private final RuleStore rules;
    private final Clock clock;

    ScheduleRunner(
            ScheduleStore schedules,
            PriceHistory history,
            PriceSetter setter,
            Pricer pricer,
            PricePublisher publisher,
            RuleStore rules,
            Clock clock) {
        this.schedules = schedules;
        this.history = history;
        this.setter = setter;
        this.pricer = pricer;
        this.publisher = publisher;
        this.rules = rules;
        this.clock = clock;
    }

    /** One replica at a time moves a schedule: its row is locked. */
    @Scheduled(fixedDelayString = "${clickshelf.pricing.schedule-check:1s}")
    public void run() {
        boolean some = rules.hold(() -> moveDue(clock.instant()));
        if (some) {
            publisher.publishWaiting();
        }
    }

    private boolean moveDue(Instant now) {
        // By product, which all who lock the prices of several do; of one product those due first come first.
        List<PriceSchedule> due = schedules.due(now, BATCH).stream()
                .sorted(Comparator.comparing(PriceSchedule::productId))
                .toList();
        for (PriceSchedule schedule : due) {
            if (ScheduleStore.WAITING.equals(schedule.state())) {
                begin(schedule, now);
            } else {
                end(schedule, now);
            }
        }
        return !due.isEmpty();
    }

    private void begin(PriceSchedule schedule, Instant now) {
        Optional<PricePoint> current = history.newest(schedule.productId(), schedule.channel());
        Instant until = schedule.until();
        if (until != null && !until.isAfter(now)) {
            move(schedule, ScheduleStore.FAILED, null, "Its time was over before it could begin.", now);
            return;
        }
        if (current.isEmpty()) {
            move(schedule, ScheduleStore.FAILED, null, "The product has no price in force.", now);
            return;
        }
        Optional<HardLimits.Breach> broken = pricer.broken(schedule.productId(), schedule.channel(), schedule.price());
        if (broken.isPresent()) {
            move(
                    schedule,
                    ScheduleStore.FAILED,
                    null,
                    "By now the price breaks " + broken.get().words() + ".",
                    now);
            return;
        }
        BigDecimal before = current.get().price();
        boolean follows = !Objects.equals(current.get().channel(), schedule.channel());
        if ((before.compareTo(schedule.price()) == 0 && !follows)
                || set(schedule, schedule.price(), current.get(), PriceCause.SCHEDULE)
                        .isPresent()) {
            move(
                    schedule,
                    until == null ? ScheduleStore.DONE : ScheduleStore.IN_FORCE,
                    follows ? null : before,
                    "Came into force in place of " + (follows ? "the shop's own, " : "") + before + ".",
                    now);
        }
    }

    /** A channel that had no price of its own before has none afterwards: it follows the shop's again. */
    private void end(PriceSchedule schedule, Instant now) {
        PricePoint current =
                history.newest(schedule.productId(), schedule.channel()).orElseThrow();
        if (current.price().compareTo(schedule.price()) != 0
                || !Objects.equals(current.channel(), schedule.channel())) {
            move(schedule, ScheduleStore.DONE, null, "Another price, " + current.price() + ", had come between.", now);
            return;
        }
        boolean follows = schedule.previousPrice() == null;
        BigDecimal before = follows
                ? history.newest(schedule.productId(), null).orElseThrow().price()
                : Objects.requireNonNull(schedule.previousPrice());
        Optional<HardLimits.Breach> broken = pricer.broken(schedule.productId(), schedule.channel(), before);
        if (broken.isPresent()) {
            String price = follows ? "The shop's own price, " + before + "," : "The price before";
            move(
                    schedule,
                    ScheduleStore.FAILED,
                    null,
                    price + " breaks " + broken.get().words() + " by now.",
                    now);
            return;
        }
        if ((before.compareTo(current.price()) == 0 && !follows)
                || set(schedule, before, current, follows ? PriceCause.FOLLOW : PriceCause.EXPIRY)
                        .isPresent()) {
            String gave = follows ? "the shop's own, " + before + ", which the channel follows again." : before + ".";
            move(schedule, ScheduleStore.DONE, null, "Gave way to " + gave, now);
        }
    }

    private Optional<PricePoint> set(PriceSchedule schedule, BigDecimal price, PricePoint current, PriceCause cause) {
        return setter.put(new PriceSetter.Change(
                schedule.productId(),
                schedule.channel(),
                price,
                current.price(),
                current.currency(),
                cause,
                Objects.requireNonNull(schedule.createdBy()),
                schedule.comment(),
                UUID.randomUUID().toString(),
                Pricer.NO_MODEL,
                List.of(cause == PriceCause.SCHEDULE ? "Scheduled." : "The scheduled price has ended.")));
    }

    private void move(
            PriceSchedule schedule, String state, @Nullable BigDecimal previous, String outcome, Instant now) {
        schedules.move(schedule, state, previous, outcome, now, PriceSetter.SERVICE);
    }
}
