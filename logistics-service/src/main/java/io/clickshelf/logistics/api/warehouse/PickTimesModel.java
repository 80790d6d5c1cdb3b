package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.logistics.model.warehouse.PickTimes;
import io.clickshelf.logistics.store.warehouse.PickOutcomes;
import io.clickshelf.platform.registry.Fit;
import io.clickshelf.platform.registry.Gate;
import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.platform.registry.ModelCodec;
import io.clickshelf.platform.registry.ModelRegistry;
import io.clickshelf.platform.registry.Trainer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pick times, fitted to what batches really took once some have been reported. */
@Component
class PickTimesModel implements Trainer<PickTimes>, ModelCodec<PickTimes> {

    static final String NAME = "pick-times";
    private static final int LEAST = 10;
    private static final int NEWEST = 5_000;

    private final PickOutcomes outcomes;
    private final ModelRegistry registry;
    private final ManagedModel<PickTimes> model;

    PickTimesModel(PickOutcomes outcomes, ModelRegistry registry) {
        this.outcomes = outcomes;
        this.registry = registry;
        this.model = registry.register(NAME, this, this, new Gate("relative_error", false, 0.02));
    }

    /** What is known of picking now. */
    PickTimes current() {
        return model.champion().map(ManagedModel.Versioned::model).orElse(PickTimes.USUAL);
    }

    void outcomeArrived() {
        registry.dataArrived(NAME, 1);
    }

    @Override
    public Optional<Fit<PickTimes>> fit(@Nullable PickTimes champion) {
        List<PickTimes.Outcome> all = outcomes.newest(NEWEST).stream()
                .map(o -> new PickTimes.Outcome(o.picker(), o.meters(), o.linesByZone(), o.units(), o.seconds()))
                .toList();
        if (all.size() < LEAST) {
            return Optional.empty();
        }
        int cut = all.size() * 4 / 5;
        List<PickTimes.Outcome> heldOut = all.subList(cut, all.size());
        PickTimes measured = PickTimes.fit(all.subList(0, cut), PickTimes.USUAL);
        return Optional.of(new Fit<>(
                PickTimes.fit(all, PickTimes.USUAL),
                Map.of(
                        "relative_error",
                        measured.error(heldOut),
                        "usual_relative_error",
                        PickTimes.USUAL.error(heldOut)),
                champion == null ? Map.of() : Map.of("relative_error", champion.error(heldOut))));
    }

    @Override
    public void save(PickTimes times, DataOutput out) throws IOException {
        times.save(out);
    }

    @Override
    public PickTimes load(DataInput in) throws IOException {
        return PickTimes.load(in);
    }
}
