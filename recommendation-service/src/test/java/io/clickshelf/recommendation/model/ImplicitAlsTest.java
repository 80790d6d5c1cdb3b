package io.clickshelf.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImplicitAlsTest {

    private static final int D = 6;
    private static final float UNOBSERVED = 0.2f;

    @Test
    void aRowIsSolvedWhereTheGradientIsZeroWhateverTheBlocks() {
        Random random = new Random(4);
        float[][] y = new float[30][D];
        for (float[] row : y) {
            for (int k = 0; k < D; k++) {
                row[k] = (float) random.nextGaussian();
            }
        }
        int[] taken = {2, 7, 19, 20, 28};
        float[] weights = {1, 2, 0.5f, 1, 3};
        SparseRows rows = new SparseRows(30, new int[] {0, taken.length}, taken, weights);
        float[][] gram = RowMath.floats(DenseRows.gram(y, y, D, Samples.TWO));
        float[] whole = new float[D];
        new AlsRowSolver(D, D, UNOBSERVED).solve(whole, y, gram, rows, 0, 0.7f);
        for (int k = 0; k < D; k++) {
            double gradient = 0.7 * whole[k];
            for (float[] row : y) {
                gradient += UNOBSERVED * AlsRowSolver.dot(whole, 0, row, 0, D) * row[k];
            }
            for (int n = 0; n < taken.length; n++) {
                float[] row = y[taken[n]];
                gradient += weights[n] * (AlsRowSolver.dot(whole, 0, row, 0, D) - 1) * row[k];
            }
            assertThat(gradient).isCloseTo(0, within(1e-4));
        }
        float[] blocks = new float[D];
        AlsRowSolver solver = new AlsRowSolver(D, 4, UNOBSERVED);
        for (int sweep = 0; sweep < 60; sweep++) {
            solver.solve(blocks, y, gram, rows, 0, 0.7f);
        }
        for (int k = 0; k < D; k++) {
            assertThat(blocks[k]).isCloseTo(whole[k], within(1e-4f));
        }
    }

    @Test
    void conjugateGradientsComeToTheSameModelAsExactSolutions() {
        InteractionMatrix x = Samples.matrix(120, 40, 0.15, 6);
        float[] exact = new float[40];
        float[] steps = new float[40];
        int[] history = {3, 8, 21};
        float[] ones = {1, 1, 1};
        ImplicitAls cholesky = ImplicitAls.fit(x, new ImplicitAls.Settings(8, 0.01, 0.2, 1, 40, 8, 1), Samples.TWO);
        cholesky.score(cholesky.foldIn(history, ones).vector(), exact);
        ImplicitAls conjugate = ImplicitAls.fit(x, new ImplicitAls.Settings(8, 0.01, 0.2, 1, 40, 0, 1), Samples.TWO);
        conjugate.score(conjugate.foldIn(history, ones).vector(), steps);
        assertThat(steps).containsExactly(exact, within(0.02f));
    }

    @Test
    void theSharesOfAHistoryAddUpToTheScoreHoweverLongItIs() {
        InteractionMatrix x = Samples.matrix(120, 40, 0.15, 6);
        ImplicitAls model = ImplicitAls.fit(x, new ImplicitAls.Settings(4, 0.01, 0.2, 1, 5, 0, 1), Samples.TWO);
        int[] all = {3, 8, 21, 30, 31, 39};
        float[] weights = {1, 0.5f, 0.2f, 1, 2, 0};
        for (int length = 0; length <= all.length; length++) {
            AlsFoldIn folded = model.foldIn(Arrays.copyOf(all, length), Arrays.copyOf(weights, length));
            float[] scores = new float[40];
            model.score(folded.vector(), scores);
            for (int j = 0; j < 40; j++) {
                float[] shares = new float[length];
                folded.share(j, 1, shares);
                double sum = 0;
                for (float share : shares) {
                    sum += share;
                }
                assertThat(sum).isCloseTo(scores[j], within(1e-4));
            }
        }
    }

    @Test
    void bothWaysOfFoldingInGiveTheSameVectorAndShares() {
        Random random = new Random(3);
        float[][] y = new float[12][D];
        for (float[] row : y) {
            for (int k = 0; k < D; k++) {
                row[k] = (float) random.nextGaussian();
            }
        }
        float[] diagonal = {0.3f, 1, 2, 0.1f, 5, 0.7f};
        int[] history = {2, 7, 11, 0};
        float[] weights = {1, 2, 0.5f, 0};
        AlsFoldIn dual = new DualFoldIn(y, diagonal, history, weights);
        AlsFoldIn primal = new PrimalFoldIn(y, diagonal, history, weights);
        assertThat(dual.vector()).containsExactly(primal.vector(), within(1e-4f));
        for (int j = 0; j < 12; j++) {
            float[] one = new float[4];
            float[] other = new float[4];
            dual.share(j, 2, one);
            primal.share(j, 2, other);
            assertThat(one).containsExactly(other, within(1e-4f));
        }
    }

    @Test
    void aNewcomerIsFoldedInAmongTheItemsOfHisTaste() throws IOException {
        int[][] rows = new int[200][];
        Random random = new Random(8);
        for (int u = 0; u < rows.length; u++) {
            int taste = u % 4 * 10;
            rows[u] = random.ints(6, 0, 10).map(i -> taste + i).toArray();
        }
        ImplicitAls.Settings settings = new ImplicitAls.Settings(4, 0.05, 0.1, 1, 10, 2, 1);
        ImplicitAls model = ImplicitAls.fit(InteractionMatrix.ofLists(40, rows), settings, Samples.TWO);
        float[] scores = new float[40];
        model.score(model.foldIn(new int[] {21, 25}, new float[] {1, 1}).vector(), scores);
        float lowestOwn = Float.MAX_VALUE;
        float highestOther = 0;
        for (int i = 0; i < 40; i++) {
            lowestOwn = i / 10 == 2 ? Math.min(lowestOwn, scores[i]) : lowestOwn;
            highestOther = i / 10 == 2 ? highestOther : Math.max(highestOther, scores[i]);
        }
        assertThat(lowestOwn).isGreaterThan(3 * highestOther);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.save(new DataOutputStream(bytes));
        ImplicitAls loaded = ImplicitAls.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        float[] same = new float[40];
        loaded.score(loaded.foldIn(new int[] {21, 25}, new float[] {1, 1}).vector(), same);
        assertThat(same).containsExactly(scores, within(1e-5f));
    }
}
