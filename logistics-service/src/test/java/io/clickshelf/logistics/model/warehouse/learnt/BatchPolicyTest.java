package io.clickshelf.logistics.model.warehouse.learnt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BatchPolicyTest {

    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void theGradientIsThatOfTheLoss() {
        OrderNet net = new OrderNet();
        double[] weights = net.begin(random);
        BatchPolicy.Example example = example(9, 3);
        double[] gradient = BatchPolicy.gradient(weights, example);
        int nonzero = 0;
        for (int k = 0; k < weights.length; k++) {
            double step = 1e-6;
            double before = weights[k];
            weights[k] = before + step;
            double above = BatchPolicy.loss(weights, List.of(example));
            weights[k] = before - step;
            double below = BatchPolicy.loss(weights, List.of(example));
            weights[k] = before;
            assertThat(gradient[k]).isCloseTo((above - below) / (2 * step), within(1e-6));
            nonzero += Math.abs(gradient[k]) > 1e-9 ? 1 : 0;
        }
        assertThat(nonzero).isGreaterThan(weights.length / 2);
    }

    @Test
    void whatOnlyTheNeighboursKnowIsLearnt() {
        List<BatchPolicy.Example> examples = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            examples.add(example(20, 4));
        }
        BatchPolicy policy = BatchPolicy.fit(examples, 40, 3);
        int right = 0;
        int edges = 0;
        for (int trial = 0; trial < 10; trial++) {
            BatchPolicy.Example unseen = example(20, 4);
            double[] chance = policy.predict(unseen.graph());
            for (int e = 0; e < chance.length; e++) {
                edges++;
                right += chance[e] > 0.5 == unseen.together()[e] > 0.5 ? 1 : 0;
            }
        }
        assertThat((double) right / edges).isGreaterThan(0.8);
    }

    @Test
    void theSameExamplesAndSeedGiveTheSamePolicyAndItSurvivesSaving() throws IOException {
        List<BatchPolicy.Example> examples = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            examples.add(example(12, 3));
        }
        BatchPolicy policy = BatchPolicy.fit(examples, 3, 8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        policy.save(new DataOutputStream(bytes));
        BatchPolicy loaded = BatchPolicy.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        OrderGraph graph = example(30, 5).graph();
        assertThat(loaded.predict(graph)).isEqualTo(policy.predict(graph));
        assertThat(BatchPolicy.fit(examples, 3, 8).predict(graph)).isEqualTo(policy.predict(graph));
        bytes.reset();
        new DataOutputStream(bytes).writeLong(99L << 32);
        assertThatThrownBy(() -> BatchPolicy.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .hasMessageContaining("format 99");
        assertThatThrownBy(() -> BatchPolicy.fit(examples.subList(0, 2), 3, 8)).hasMessageContaining("at least 5");
    }

    @Test
    void itIsUsedOnlyNearTrialsThatItWon() throws IOException {
        List<BatchPolicy.Example> examples = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            examples.add(example(5, 2));
        }
        BatchPolicy untried = BatchPolicy.fit(examples, 1, 8);
        assertThat(untried.wins(200, 1)).isFalse();
        BatchPolicy tried = untried.tried(List.of(
                new BatchPolicy.Trial(200, 0.1, 0.01),
                new BatchPolicy.Trial(200, 2, -0.01),
                new BatchPolicy.Trial(2000, 2, 0.02)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tried.save(new DataOutputStream(bytes));
        BatchPolicy loaded = BatchPolicy.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(loaded.wins(250, 0.2)).isTrue();
        assertThat(loaded.wins(250, 2)).isFalse();
        assertThat(loaded.wins(3000, 3)).isTrue();
        assertThat(loaded.wins(100_000, 2)).isFalse();
        assertThat(loaded.wins(2000, 60)).isFalse();
    }

    /** Two orders go together if the neighbours of the first have more of the first feature than the edge of its own. */
    private BatchPolicy.Example example(int orders, int each) {
        double[][] nodes = new double[orders][OrderGraph.NODE_FEATURES];
        for (double[] node : nodes) {
            for (int k = 0; k < node.length; k++) {
                node[k] = random.nextGaussian();
            }
        }
        double[][] edges = new double[orders * each][OrderGraph.EDGE_FEATURES];
        int[] from = new int[edges.length];
        int[] to = new int[edges.length];
        double[] heard = new double[orders];
        for (int e = 0; e < edges.length; e++) {
            from[e] = e / each;
            to[e] = (from[e] + 1 + random.nextInt(orders - 1)) % orders;
            for (int k = 0; k < OrderGraph.EDGE_FEATURES; k++) {
                edges[e][k] = random.nextGaussian();
            }
            heard[from[e]] += nodes[to[e]][0] / each;
        }
        double[] together = new double[edges.length];
        for (int e = 0; e < edges.length; e++) {
            together[e] = heard[from[e]] > 0.3 * edges[e][0] ? 1 : 0;
        }
        return new BatchPolicy.Example(new OrderGraph(nodes, from, to, edges), together);
    }
}
