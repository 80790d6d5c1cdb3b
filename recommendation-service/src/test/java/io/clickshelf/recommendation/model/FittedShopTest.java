package io.clickshelf.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Candidate and champion are told apart on shoppers who came back after the champion was fitted. */
class FittedShopTest {

    private static final String NDCG = "ndcg@20";
    private static final InteractionLog LOG = Samples.shop(3);
    private static final long MOMENT = LOG.end() - (LOG.end() - LOG.start()) / 5;
    private static final FittedShop GOOD = FittedShop.fit(LOG.before(MOMENT), ShopSettings.DEFAULT, null);

    @Test
    void theSameWayOfFittingIsNoBetterAndNoWorse() {
        FittedShop.Comparison comparison = GOOD.compare(GOOD, LOG, ShopSettings.DEFAULT);
        assertThat(comparison.candidate().get(NDCG))
                .isCloseTo(
                        comparison.champion().get(NDCG),
                        within(0.02 * comparison.champion().get(NDCG)));
    }

    @Test
    void aChampionThatLearntNoiseIsTheWorseOne() {
        FittedShop noise = new FittedShop(ShopRecommender.fit(thinned(true), ShopSettings.DEFAULT), GOOD.seenUntil());
        FittedShop.Comparison comparison = GOOD.compare(noise, LOG, ShopSettings.DEFAULT);
        assertThat(comparison.champion().get(NDCG))
                .isLessThan(0.8 * comparison.candidate().get(NDCG));
    }

    @Test
    void aCandidateThatIsFittedToLittleIsTheWorseOne() {
        FittedShop.Comparison comparison = GOOD.compare(GOOD, thinned(false), ShopSettings.DEFAULT);
        assertThat(comparison.candidate().get(NDCG))
                .isLessThan(0.95 * comparison.champion().get(NDCG));
    }

    @Test
    void whatShoppersMadeOfTheAnswersTheySawCountsAsMuchAsWhoCameBack() {
        ShopSettings settings = ShopSettings.DEFAULT.withShown(Samples.shownToBargainHunters(MOMENT + 1, LOG.end()));
        FittedShop.Comparison comparison = GOOD.compare(GOOD, LOG, settings);
        assertThat(comparison.candidate().get(NDCG))
                .isGreaterThan(1.1 * comparison.champion().get(NDCG));
    }

    @Test
    void withoutReturningShoppersThereIsNothingToCompare() {
        assertThat(GOOD.compare(GOOD, LOG.before(MOMENT), ShopSettings.DEFAULT).champion())
                .isEmpty();
        assertThat(GOOD.compare(null, LOG, ShopSettings.DEFAULT).candidate())
                .isEqualTo(GOOD.recommender().metrics());
    }

    @Test
    void whoTaughtTheRivalByWhatTheySawDoesNotMeasureIt() {
        InteractionLog.Builder teachersCameBack = InteractionLog.builder();
        for (int n = 0; n < LOG.size(); n++) {
            if (LOG.epochSecond(n) < MOMENT || Halves.teaches(LOG.users().id(LOG.user(n)))) {
                copy(n, LOG.product(n), teachersCameBack);
            }
        }
        InteractionLog log = teachersCameBack.build();
        ShopSettings shown = ShopSettings.DEFAULT.withShown(Samples.shownToBargainHunters(MOMENT + 1, LOG.end()));
        assertThat(GOOD.compare(GOOD, log, ShopSettings.DEFAULT).champion()).isNotEmpty();
        assertThat(GOOD.compare(GOOD, log, shown).champion()).isEmpty();
    }

    /** Of what lies before the moment either all with its products mixed up, or one part in ten; and all after it. */
    private static InteractionLog thinned(boolean mixed) {
        Random random = new Random(5);
        InteractionLog.Builder builder = InteractionLog.builder();
        for (int n = 0; n < LOG.size(); n++) {
            boolean past = LOG.epochSecond(n) < MOMENT;
            if (past && !mixed && random.nextInt(10) > 0) {
                continue;
            }
            int product = past && mixed ? random.nextInt(LOG.products().size()) : LOG.product(n);
            if (past || !mixed) {
                copy(n, product, builder);
            }
        }
        return builder.build();
    }

    private static void copy(int n, int product, InteractionLog.Builder builder) {
        builder.add(
                LOG.users().id(LOG.user(n)), LOG.products().id(product), "B" + n, LOG.weight(n), LOG.epochSecond(n));
    }
}
