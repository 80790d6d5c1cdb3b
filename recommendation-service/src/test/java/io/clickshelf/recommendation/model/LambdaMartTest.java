package io.clickshelf.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LambdaMartTest {

    private static final LambdaMart.Settings SETTINGS =
            new LambdaMart.Settings(60, 0.1, new TreeGrower.Settings(8, 1, 1, 20), 10);

    /** Relevant is what has both features high, which no single one says; the base knows nothing. */
    @Test
    void itLearnsAnOrderThatNoSingleFeatureShows() throws IOException {
        LambdaMart ranker = LambdaMart.fit(lists(300, 1), SETTINGS, Samples.TWO);
        RankingData unseen = lists(100, 2);
        assertThat(ndcg(unseen, ranker)).isGreaterThan(0.9);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ranker.save(new DataOutputStream(bytes));
        LambdaMart loaded = LambdaMart.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(ndcg(unseen, loaded)).isEqualTo(ndcg(unseen, ranker));
    }

    @Test
    void aSplitIsTheBestOfAllSplitsTriedOneByOne() {
        Random random = new Random(3);
        float[][] rows = new float[60][2];
        double[] gradient = new double[60];
        double[] weight = new double[60];
        for (int r = 0; r < 60; r++) {
            rows[r][0] = random.nextInt(10);
            rows[r][1] = random.nextInt(10);
            gradient[r] = random.nextGaussian() + (rows[r][1] > 6 ? 2 : 0);
            weight[r] = 0.5 + random.nextDouble();
        }
        TreeGrower.Settings settings = new TreeGrower.Settings(2, 1, 0, 1);
        RegressionTree tree = new TreeGrower(new FeatureBins(rows), settings, gradient, weight).grow(1);
        double best = 0;
        for (int f = 0; f < 2; f++) {
            for (float cut = 0; cut < 9; cut++) {
                best = Math.max(best, gain(rows, gradient, weight, f, cut));
            }
        }
        assertThat(gain(rows, gradient, weight, tree.feature()[0], tree.threshold()[0]))
                .isCloseTo(best, within(1e-9));
    }

    @Test
    void theForestSaysWhatWalkingItsTreesAddsUpTo() {
        Random random = new Random(5);
        float[][] rows = new float[301][3];
        for (float[] row : rows) {
            row[0] = random.nextInt(-3, 4) * (random.nextBoolean() ? -1f : 1f); // both zeros
            row[1] = (float) random.nextGaussian();
            row[2] = random.nextInt(50) == 0 ? Float.NaN : random.nextInt(4);
        }
        List<RegressionTree> trees = new ArrayList<>();
        for (int leaves = 1; leaves <= ForestScorer.MOST_LEAVES; leaves++) {
            double[] gradient = random.doubles(rows.length, -1, 1).toArray();
            double[] weight = random.doubles(rows.length, 0.5, 1).toArray();
            TreeGrower.Settings settings = new TreeGrower.Settings(leaves, 1, 0, 1);
            trees.add(new TreeGrower(new FeatureBins(rows), settings, gradient, weight).grow(1));
        }
        double[] walked = new double[rows.length];
        for (RegressionTree tree : trees) {
            for (int r = 0; r < rows.length; r++) {
                walked[r] += tree.predict(rows[r]);
            }
        }
        assertThat(new ForestScorer(trees).sums(rows)).containsExactly(walked);
    }

    private static double gain(float[][] rows, double[] gradient, double[] weight, int feature, float cut) {
        double[] g = new double[2];
        double[] h = {1, 1};
        for (int r = 0; r < rows.length; r++) {
            int side = rows[r][feature] <= cut ? 0 : 1;
            g[side] += gradient[r];
            h[side] += weight[r];
        }
        return g[0] * g[0] / h[0] + g[1] * g[1] / h[1];
    }

    private static RankingData lists(int count, long seed) {
        Random random = new Random(seed);
        int size = 30;
        int[] starts = new int[count + 1];
        int[] wanted = new int[count];
        float[][] features = new float[count * size][3];
        boolean[] relevant = new boolean[count * size];
        for (int q = 0; q < count; q++) {
            starts[q + 1] = (q + 1) * size;
            for (int r = q * size; r < (q + 1) * size; r++) {
                for (int f = 0; f < 3; f++) {
                    features[r][f] = random.nextFloat();
                }
                relevant[r] = features[r][0] > 0.6 && features[r][1] > 0.6;
                wanted[q] += relevant[r] ? 1 : 0;
            }
            relevant[q * size] |= wanted[q] == 0;
            wanted[q] = Math.max(1, wanted[q]);
        }
        return new RankingData(starts, features, new double[count * size], relevant, wanted);
    }

    private static double ndcg(RankingData data, LambdaMart ranker) {
        RankingMetrics metrics = new RankingMetrics(10);
        double[] corrections = ranker.corrections(data.features());
        for (int q = 0; q < data.lists(); q++) {
            TopK best = new TopK(10);
            int[] relevant = java.util.stream.IntStream.range(data.starts()[q], data.starts()[q + 1])
                    .filter(r -> data.relevant()[r])
                    .toArray();
            for (int r = data.starts()[q]; r < data.starts()[q + 1]; r++) {
                best.offer(r, (float) corrections[r]);
            }
            metrics.add(best.sort(), relevant);
        }
        return metrics.ndcg();
    }
}
