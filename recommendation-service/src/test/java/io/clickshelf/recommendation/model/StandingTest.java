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

/** Generators are in by what they bring, and that holds until enough has happened. */
class StandingTest {

    private static final Gain SOMETHING = new Gain(0.02, 0.01);
    private static final InteractionLog LOG = Samples.shop(1);

    @Test
    void aGainIsJudgedByWhatDiffersBetweenTheSameCases() {
        Gain gain = Gain.of(new double[] {0.9, 0.1, 0.5}, new double[] {0.8, 0.1, 0.3});
        assertThat(gain.mean()).isCloseTo(0.1, within(1e-12));
        // Differences .1, 0, .2: standard deviation .1, over the root of three.
        assertThat(gain.noise()).isCloseTo(0.1 / Math.sqrt(3), within(1e-12));
        assertThat(gain.beyondNoise()).isTrue();
        assertThat(new Gain(0.01, 0.01).beyondNoise()).isFalse();
        assertThat(Gain.NONE.beyondNoise()).isFalse();
    }

    @Test
    void aGainToVisitsKeepsWhatReturningShoppersDoNotNeed() {
        Standing standing = Standing.of(
                LOG,
                List.of(
                        new Standing.Part(ShopBlend.EASE, Gain.NONE, SOMETHING),
                        new Standing.Part(ShopBlend.ALS, Gain.NONE, Gain.NONE)));
        assertThat(standing.in(ShopBlend.EASE)).isTrue();
        assertThat(standing.in(ShopBlend.ALS)).isFalse();
        assertThat(standing.in(ShopBlend.KNN)).isTrue();
        assertThat(standing.metrics()).containsEntry("part.ease.in", 1.0).containsEntry("part.ials.in", 0.0);
    }

    @Test
    void aTwentiethOfNewsOrOfOldDataThatCameToLightMakesItOutdated() {
        InteractionLog earlier = LOG.before(LOG.epochSecond(LOG.size() * 97 / 100));
        assertThat(Standing.of(earlier, List.of()).outdated(LOG)).isFalse();
        earlier = LOG.before(LOG.epochSecond(LOG.size() * 90 / 100));
        assertThat(Standing.of(earlier, List.of()).outdated(LOG)).isTrue();
        assertThat(new Standing(LOG.end(), LOG.size() * 9 / 10, List.of()).outdated(LOG))
                .isTrue();
        assertThat(Standing.UNKNOWN.outdated(LOG)).isTrue();
    }

    @Test
    void aRefitLeavesOutWhatTheFitBeforeFoundUseless() throws IOException {
        // Nobody's taste: whatever is learnt of who buys what with what is noise.
        Random random = new Random(4);
        InteractionLog.Builder noise = InteractionLog.builder();
        for (int n = 0; n < 6000; n++) {
            int product = (int) (200 * Math.pow(random.nextDouble(), 3));
            noise.add("U" + random.nextInt(300), "P" + product, "B" + n / 4, 1, 1_300_000_000L + n * 3600L);
        }
        InteractionLog log = noise.build();
        ShopRecommender first = ShopRecommender.fit(log, ShopSettings.DEFAULT);
        assertThat(first.standing().in(ShopBlend.EASE)).isFalse();
        assertThat(first.blend()).containsEntry("ease", 0.0);

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        first.save(new DataOutputStream(bytes));
        ShopRecommender loaded =
                ShopRecommender.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        List<String> tried = new ArrayList<>();
        ShopRecommender second = ShopRecommender.refit(log, ShopSettings.DEFAULT.with(tried::add), loaded);
        assertThat(second.standing()).isEqualTo(first.standing());
        assertThat(second.blend()).containsEntry("ease", 0.0);
        assertThat(tried).isNotEmpty().noneMatch(line -> line.startsWith("ease"));
    }
}
