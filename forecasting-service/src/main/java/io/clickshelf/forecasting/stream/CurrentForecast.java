package io.clickshelf.forecasting.stream;

import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.demand.NewProduct;
import io.clickshelf.forecasting.store.DemandStore;
import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.platform.registry.ManagedModel.Versioned;
import io.clickshelf.platform.registry.ModelRegistry;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The champion as of the newest closed day, with what surges of attention, promotions and planners add. When a day closes,
 * or closed days have changed and {@linkplain SettledChanges settled}, the champion's choices are applied to the newest
 * history, on a thread of its own; until then it answers as it was. What the catalogue lists and nobody has bought is
 * looked for on the same thread.
 */
@Component
public class CurrentForecast implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentForecast.class);

    /**
     * What answers.
     *
     * @param base     the model alone
     * @param signaled with surges of attention and promotions
     * @param total    with planners' overrides too
     */
    public record Answer(
            DemandForecastModel base, DemandForecastModel signaled, DemandForecastModel total, String version) {

        /** With one product that has not sold yet, instead of all others that have not. */
        public Answer withNew(String productId, NewProduct added) {
            Map<String, NewProduct> one = Map.of(productId, added);
            return new Answer(base.withNew(one), signaled.withNew(one), total.withNew(one), version);
        }
    }

    /** The model of what has sold, and the same with what has not. */
    private record State(
            DemandForecastModel known,
            DemandForecastModel base,
            long champion,
            @Nullable LocalDate closed,
            long changes) {}

    private record Overlay(Map<String, double[]> signals, Map<String, double[]> factors) {}

    private final ManagedModel<DemandForecastModel> model;
    private final RolledForecasts rolled;
    private final Adjustments adjustments;
    private final DemandHistories histories;
    private final DemandStore store;
    private final ForecastPublisher publisher;
    private final GroupForecasts groups;
    private final Newcomers newcomers;
    private final ModelRegistry models;
    private final SettledChanges settled;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService rolling = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .name("roll")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .factory());
    private volatile @Nullable State state;
    private volatile @Nullable State arrived;
    private volatile Overlay overlay = new Overlay(Map.of(), Map.of());
    private volatile @Nullable Answer answer;

    CurrentForecast(
            ManagedModel<DemandForecastModel> model,
            RolledForecasts rolled,
            Adjustments adjustments,
            DemandHistories histories,
            DemandStore store,
            ForecastPublisher publisher,
            GroupForecasts groups,
            Newcomers newcomers,
            ModelRegistry models,
            SettledChanges settled) {
        this.model = model;
        this.rolled = rolled;
        this.adjustments = adjustments;
        this.histories = histories;
        this.store = store;
        this.publisher = publisher;
        this.groups = groups;
        this.newcomers = newcomers;
        this.models = models;
        this.settled = settled;
    }

    /** What answers now; empty until a first model was fitted. */
    public Optional<Answer> get() {
        return model.champion().map(champion -> {
            DemandForecastModel base = state(champion).base();
            String version = DemandModel.NAME + "-" + champion.version();
            Answer last = answer;
            Overlay laid = overlay;
            if (last == null || last.base() != base || !last.version().equals(version)) {
                last = new Answer(base, base.with(laid.signals()), base.with(laid.factors()), version);
                answer = last;
            }
            return last;
        });
    }

    /** Until a new champion has been moved to the newest day, it answers as it was fitted, with the new products known so far. */
    private State state(Versioned<DemandForecastModel> champion) {
        State moved = state;
        if (moved != null && moved.champion() == champion.version()) {
            return moved;
        }
        State early = arrived;
        if (early == null || early.champion() != champion.version()) {
            DemandForecastModel known = champion.model();
            early = new State(known, known.withNew(newcomers.forecasts()), champion.version(), null, 0);
            arrived = early;
        }
        return early;
    }

    /** Takes up new surges and overrides, and publishes the products that they change. */
    public synchronized void adjust() {
        DemandForecastModel base = get().map(Answer::base).orElse(null);
        if (base == null) {
            return;
        }
        Map<String, double[]> signals = adjustments.signals(base);
        Map<String, double[]> factors = adjustments.all(base, signals);
        Map<String, double[]> before = overlay.factors();
        Set<String> changed = new TreeSet<>(factors.keySet());
        changed.addAll(before.keySet());
        changed.removeIf(product -> Arrays.equals(factors.get(product), before.get(product)));
        overlay = new Overlay(signals, factors);
        answer = null;
        get().ifPresent(current -> publisher.publish(current.total(), current.version(), changed));
    }

    @Scheduled(fixedDelayString = "${clickshelf.forecasting.roll:5s}")
    void keepUp() {
        model.champion()
                .filter(champion -> busy.compareAndSet(false, true))
                .ifPresent(champion -> rolling.execute(() -> {
                    try {
                        keepUp(champion);
                    } catch (RuntimeException e) {
                        LOG.error(
                                "The forecast could not be moved to the newest day; the last one goes on answering", e);
                    } finally {
                        busy.set(false);
                    }
                }));
    }

    private void keepUp(Versioned<DemandForecastModel> champion) {
        long changes = store.changes();
        LocalDate closed = histories.lastClosedDay().orElse(null);
        State current = state;
        State last = current != null && current.champion() == champion.version() ? current : null;
        boolean fresh = last == null
                && closed != null
                && closed.isBefore(champion.model().firstDay());
        boolean dayClosed = !fresh && (last == null || !Objects.equals(last.closed(), closed));
        boolean moved = fresh || dayClosed || (last != null && settled.due(last.changes(), changes));
        State next = last;
        if (moved || next == null) {
            DemandForecastModel known = fresh ? champion.model() : rolled.fromNewest(champion.model());
            next = new State(known, known.withNew(newcomers.forecasts()), champion.version(), closed, changes);
            state = next;
        }
        adjust();
        if (moved) {
            Set<String> sold = next.known().productIds();
            get().ifPresent(now -> publisher.publish(now.total(), now.version(), sold));
            groups.refit();
            newcomers.refit(next.known());
            if (last != null && dayClosed) {
                models.dataArrived(
                        DemandModel.NAME, champion.model().productIds().size());
            }
        }
        takeUpNewcomers(next);
    }

    /** Publishes those that are new, have changed or have gone; the others were, before or by another replica. */
    private void takeUpNewcomers(State now) {
        DemandForecastModel base = now.base();
        if (newcomers.look(now.known())) {
            base = now.known().withNew(newcomers.forecasts());
            state = new State(now.known(), base, now.champion(), now.closed(), now.changes());
            adjust();
        }
        Set<String> untold = newcomers.untold();
        Answer last = get().orElse(null);
        // Where another champion has come meanwhile, the next look tells them.
        if (!untold.isEmpty() && last != null && last.base() == base) {
            Set<String> gone = new TreeSet<>(untold);
            gone.removeAll(base.productIds());
            publisher.publish(last.total(), last.version(), untold);
            publisher.takeBack(last.version(), gone);
            newcomers.told(untold);
        }
    }

    @Override
    public void destroy() {
        rolling.shutdownNow();
    }
}
