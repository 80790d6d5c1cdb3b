package io.clickshelf.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreFloorTest {

    private final ScoreFloor floor = new ScoreFloor();

    @Test
    void asManyAsAskedForReachTheFloorAndItIsNoOctaveBelowTheLastOfThem() {
        Random random = new Random(5);
        for (int draw = 0; draw < 200; draw++) {
            float[] scores = new float[1 + random.nextInt(500)];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = random.nextInt(4) == 0 ? -random.nextFloat() : (float) Math.exp(8 * random.nextGaussian());
            }
            float[] sorted = scores.clone();
            Arrays.sort(sorted);
            int k = 1 + random.nextInt(scores.length);
            float last = sorted[sorted.length - k];
            float found = floor.of(scores, k);
            if (last > 0) {
                assertThat(found).isLessThanOrEqualTo(last).isGreaterThan(last / 1.125001f);
            } else {
                assertThat(found).isEqualTo(Float.NEGATIVE_INFINITY);
            }
        }
    }
}
