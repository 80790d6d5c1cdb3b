package io.clickshelf.pricing.model.price.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.pricing.model.price.Elasticity;
import io.clickshelf.pricing.model.price.PriceDecider;
import io.clickshelf.pricing.model.price.PriceLimits;
import io.clickshelf.pricing.model.price.PricePolicy;
import io.clickshelf.pricing.model.price.ProductSituation;
import io.clickshelf.pricing.model.price.RivalAnswer;
import io.clickshelf.pricing.model.price.RivalOffer;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProductMarketTest {

    private static final BigDecimal PRICE = new BigDecimal("20.00");
    private static final BigDecimal COST = new BigDecimal("10.00");
    private static final PriceLimits LIMITS = PriceLimits.defaults();
    private static final double ENOUGH = Double.POSITIVE_INFINITY;
    private static final PricePolicy POLICY = PricePolicy.defaults();

    /** Best at e/(1+e) times the cost: 40 at an elasticity of 4/3, which is known exactly. */
    @Test
    void aLearnerFindsThatAPriceFarTooLowShouldRiseAndAStandingPolicyThatKnowsSoIsNotBeaten() {
        ProductMarket market = market(null, null, ENOUGH);
        MarketPolicy stays = (seen, into) -> into[0] = 2;
        LearntPolicy learnt = new PolicyLearner(market, 8, 1).learn(60);
        Challenge easy = Challenge.of(market, stays, learnt, 2);
        assertThat(easy.won()).isTrue();
        assertThat(easy.price()).isGreaterThan(PRICE).isLessThanOrEqualTo(new BigDecimal("22.00"));
        MarketPolicy rises = (seen, into) -> into[0] = 4;
        assertThat(Challenge.of(market, rises, rises, 2).won()).isFalse();
        Challenge hard = Challenge.of(market, new PriceDecider(POLICY), LIMITS, 1);
        assertThat(hard.challenger()).isGreaterThan(easy.standing());
        assertThat(hard.challenger()).isBetween(.9 * hard.standing(), 1.1 * hard.standing());
    }

    @Test
    void whateverIsTriedNoLimitIsLeft() {
        PriceLimits tight = new PriceLimits(.5, new BigDecimal("23.00"), .1, .15, null, null, List.of(), 2, 0, .08, .6);
        RivalOffer rival = new RivalOffer("R", new BigDecimal("18.00"), 1, true, PRICE, RivalAnswer.UNKNOWN);
        ProductMarket market = new ProductMarket(situation(5.0, 30, List.of(rival)), tight, POLICY, COST, rival);
        SplittableRandom random = new SplittableRandom(3);
        for (int episode = 0; episode < 50; episode++) {
            market.start(random);
            BigDecimal before = PRICE;
            for (int day = 0; day < market.periods(); day++) {
                market.step(new int[] {random.nextInt(5)}, random);
                BigDecimal now = market.situation().currentPrice();
                assertThat(now).isBetween(new BigDecimal("15.00"), new BigDecimal("23.00"));
                assertThat(now.doubleValue() / before.doubleValue()).isBetween(.9, 1.101);
                before = now;
            }
            assertThat(market.situation().stock()).isBetween(0.0, 30.0);
        }
    }

    @Test
    void whatIsLeftAtTheEndCostsWhatItIsNoLongerWorth() {
        ProductMarket plenty = market(1.0, null, 1000);
        double earned = MarketPolicy.earned(plenty, (seen, into) -> into[0] = 2, 300, 4);
        // Ten a day sold with ten earned on each; seven lost on each of the rest, and a day's carrying cost.
        assertThat(earned).isBetween(100 - 990 * 7 - 15.0, 100 - 990 * 7 + 15.0);
    }

    @Test
    void aRivalsLastMoveTakesShoppersAwayAndIfItFollowsNoPriceBringsThemBack() {
        RivalAnswer follows = RivalAnswer.of(new RivalAnswer.Moves(100, 1, 1, 1));
        BigDecimal low = new BigDecimal("18.00");
        MarketPolicy stays = (seen, into) -> into[0] = 2;
        MarketPolicy cuts = (seen, into) -> into[0] = seen[3] == 0 ? 0 : 2;
        double alone = MarketPolicy.earned(market(null, null, ENOUGH), stays, 200, 5);
        ProductMarket keeps = market(null, new RivalOffer("R", low, 0, true, PRICE, RivalAnswer.UNKNOWN), ENOUGH);
        ProductMarket shadows = market(null, new RivalOffer("R", low, 0, true, PRICE, follows), ENOUGH);
        assertThat(MarketPolicy.earned(keeps, stays, 200, 5)).isLessThan(.85 * alone);
        assertThat(MarketPolicy.earned(shadows, cuts, 1000, 5))
                .isLessThan(.99 * MarketPolicy.earned(keeps, cuts, 1000, 5));
    }

    private static ProductMarket market(@Nullable Double daysToEnd, @Nullable RivalOffer rival, double stock) {
        List<RivalOffer> rivals = rival == null ? List.of() : List.of(rival);
        return new ProductMarket(situation(daysToEnd, stock, rivals), LIMITS, POLICY, COST, rival);
    }

    private static ProductSituation situation(@Nullable Double daysToEnd, double stock, List<RivalOffer> rivals) {
        Elasticity known = new Elasticity(-4. / 3, 0, Elasticity.Evidence.OWN, 9, 1);
        return new ProductSituation(
                "A", PRICE, PRICE, COST, null, stock, 10, 14, daysToEnd, known, PRICE, rivals, List.of(), 0);
    }
}
