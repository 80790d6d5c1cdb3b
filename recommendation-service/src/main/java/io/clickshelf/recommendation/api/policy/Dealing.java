package io.clickshelf.recommendation.api.policy;

import io.clickshelf.contracts.recommendation.Experiment;
import io.clickshelf.contracts.recommendation.Page;
import io.clickshelf.recommendation.store.policy.Experiments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deals shoppers to variants, by a hash of shopper and experiment. */
@Component
public final class Dealing {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final double TO_UNIT = 0x1p-53;

    private final Experiments experiments;

    Dealing(Experiments experiments) {
        this.experiments = experiments;
    }

    /** What a shopper was dealt. */
    public record Dealt(String experiment, Experiment.Variant variant) {}

    /** Null where no experiment runs on the page, or nobody is known to be asking. */
    public @Nullable Dealt deal(@Nullable String shopper, @Nullable Page page) {
        if (shopper == null) {
            return null;
        }
        for (Experiment experiment : experiments.all()) {
            if (experiment.running() && experiment.on(page) && experiment.experimentId() != null) {
                return new Dealt(experiment.experimentId(), variant(experiment, experiment.experimentId(), shopper));
            }
        }
        return null;
    }

    /** The experiment that is in preview on the page, or null. */
    public @Nullable Experiment previewed(@Nullable Page page) {
        for (Experiment experiment : experiments.all()) {
            if (experiment.previewed() && experiment.on(page)) {
                return experiment;
            }
        }
        return null;
    }

    static Experiment.Variant variant(Experiment experiment, String id, String shopper) {
        double sum = 0;
        for (Experiment.Variant variant : experiment.variants()) {
            sum += variant.share();
        }
        double at = unit(id + '\n' + shopper) * sum;
        for (Experiment.Variant variant : experiment.variants()) {
            at -= variant.share();
            if (at < 0) {
                return variant;
            }
        }
        return experiment.variants().getLast();
    }

    /** Evenly spread over 0 to 1: FNV-1a, mixed by Stafford's thirteenth variant of the murmur finaliser. */
    static double unit(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return ((hash ^ (hash >>> 31)) >>> 11) * TO_UNIT;
    }
}
