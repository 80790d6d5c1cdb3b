package io.clickshelf.recommendation.model;

import it.unimi.dsi.fastutil.booleans.BooleanArrayList;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Collects the lists that a ranker learns from: what the blend would show, beside what was taken. */
final class RankingDataBuilder {

    private final ShopRecommender blend;
    private final IntArrayList starts = new IntArrayList();
    private final IntArrayList wanted = new IntArrayList();
    private final List<float[]> features = new ArrayList<>();
    private final BooleanArrayList relevant = new BooleanArrayList();
    private final DoubleArrayList base = new DoubleArrayList();

    RankingDataBuilder(ShopRecommender blend) {
        this.blend = blend;
    }

    /** The cases 0, 2, 4, … of a trial; the others are for measuring. */
    void addEverySecond(RankingTrial trial) {
        for (int c = 0; c < trial.size(); c += 2) {
            ShopAnswer.Candidates candidates = blend.candidates(trial.question(c));
            Set<String> taken = trial.taken(c);
            starts.add(features.size());
            wanted.add(taken.size());
            for (int n = 0; n < candidates.products().length; n++) {
                features.add(candidates.features()[n]);
                relevant.add(taken.contains(blend.product(candidates.products()[n])));
                base.add(Math.log(Math.max(1e-9, candidates.scores()[n])));
            }
        }
    }

    /** @param count features that are looked at, the first ones */
    RankingData build(int count) {
        IntArrayList ends = starts.clone();
        ends.add(features.size());
        float[][] rows = features.stream().map(row -> Arrays.copyOf(row, count)).toArray(float[][]::new);
        return new RankingData(
                ends.toIntArray(), rows, base.toDoubleArray(), relevant.toBooleanArray(), wanted.toIntArray());
    }
}
