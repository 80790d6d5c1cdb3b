package io.clickshelf.pricing.model.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceDeciderTest {

    private static final PriceDecider DECIDER = new PriceDecider(PricePolicy.defaults());
    private static final Elasticity ELASTIC = new Elasticity(-4, .3, Elasticity.Evidence.OWN, 6, .1);
    private static final BigDecimal PRICE = new BigDecimal("29.99");

    @Test
    void aThousandRandomRuleSetsAndNeverOneBroken() {
        Random random = new Random(1);
        int changed = 0;
        int blocked = 0;
        for (int k = 0; k < 4000; k++) {
            ProductSituation situation = situation(random);
            PriceLimits limits = limits(random);
            PriceDecision decision = DECIDER.decide(situation, limits);
            BigDecimal price = decision.price();
            assertThat(decision.reasons()).isNotEmpty();
            if (price.compareTo(situation.currentPrice()) == 0) {
                blocked += decision.outcome() == PriceDecision.Outcome.BLOCKED ? 1 : 0;
                continue;
            }
            changed++;
            assertKept(decision, situation, limits);
        }
        assertThat(changed).isGreaterThan(1000);
        assertThat(blocked).isGreaterThan(100);
    }

    private static void assertKept(PriceDecision decision, ProductSituation situation, PriceLimits limits) {
        BigDecimal price = decision.price();
        double p = price.doubleValue();
        double tiny = 1e-9;
        assertThat(price.scale()).isLessThanOrEqualTo(limits.decimals());
        BigDecimal cost = situation.cost();
        if (cost != null) {
            BigDecimal floor = cost.multiply(BigDecimal.valueOf(1 + limits.minMargin()))
                    .multiply(BigDecimal.valueOf(1 + limits.valueAddedTax()));
            assertThat(price).isGreaterThanOrEqualTo(floor);
        }
        if (situation.minimumAdvertised() != null) {
            assertThat(price).isGreaterThanOrEqualTo(situation.minimumAdvertised());
        }
        if (limits.ceiling() != null) {
            assertThat(price).isLessThanOrEqualTo(limits.ceiling());
        }
        double now = situation.currentPrice().doubleValue();
        double open = situation.dayOpenPrice().doubleValue();
        assertThat(Math.abs(p - now)).isLessThanOrEqualTo(now * limits.movePerChange() + tiny);
        assertThat(Math.abs(p - open)).isLessThanOrEqualTo(open * limits.movePerDay() + tiny);
        double rival = situation.rivals().stream()
                .filter(r -> r.inStock() && r.ageHours() <= 72)
                .mapToDouble(r -> r.price().doubleValue())
                .min()
                .orElse(Double.NaN);
        boolean rivalKept = (limits.aboveRival() == null || !(p > rival * (1 + limits.aboveRival()) + tiny))
                && (limits.belowRival() == null || !(p < rival * (1 - limits.belowRival()) - tiny));
        assertThat(rivalKept || decision.yielded().contains(PriceRule.RIVAL_DISTANCE))
                .isTrue();
        boolean endingKept = limits.endings().isEmpty()
                || limits.endings().stream()
                        .anyMatch(e -> price.movePointRight(limits.decimals()).longValue() % 100 == e);
        assertThat(endingKept || decision.yielded().contains(PriceRule.PRICE_ENDING))
                .isTrue();
        assertThat(decision.outcome() == PriceDecision.Outcome.NEEDS_APPROVAL)
                .isEqualTo(Math.abs(p / now - 1) > limits.approvalAbove());
    }

    private static ProductSituation situation(Random random) {
        BigDecimal current = money(1 + 60 * random.nextDouble());
        BigDecimal open = random.nextInt(3) > 0 ? current : times(current, .85 + .3 * random.nextDouble());
        List<RivalOffer> rivals = new ArrayList<>();
        for (int k = random.nextInt(3); k > 0; k--) {
            rivals.add(new RivalOffer(
                    "R" + k,
                    times(current, .7 + .6 * random.nextDouble()),
                    120 * random.nextDouble(),
                    random.nextInt(4) > 0,
                    random.nextBoolean() ? current : null));
        }
        return new ProductSituation(
                "P",
                current,
                open,
                random.nextInt(4) == 0 ? null : times(current, .3 + .9 * random.nextDouble()),
                random.nextInt(4) == 0 ? times(current, .6 + .5 * random.nextDouble()) : null,
                random.nextInt(5) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(300),
                5 * random.nextDouble(),
                random.nextInt(30),
                random.nextInt(5) == 0 ? 1 + 30 * random.nextDouble() : null,
                new Elasticity(
                        -1.5 + random.nextGaussian(), .1 + random.nextDouble(), Elasticity.Evidence.SHARED, 3, .1),
                current,
                rivals,
                random.nextInt(6) == 0 ? List.of(new PackSize(2, times(current, 1.9))) : List.of(),
                0);
    }

    private static PriceLimits limits(Random random) {
        return new PriceLimits(
                .3 * random.nextDouble(),
                random.nextInt(4) == 0 ? money(5 + 60 * random.nextDouble()) : null,
                .3 * random.nextDouble(),
                .4 * random.nextDouble(),
                random.nextBoolean() ? .1 * random.nextDouble() : null,
                random.nextBoolean() ? .1 * random.nextDouble() : null,
                random.nextBoolean() ? List.of(99, 49, 95) : List.of(),
                2,
                random.nextBoolean() ? .2 : 0,
                .1,
                .6);
    }

    private static BigDecimal money(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal times(BigDecimal price, double factor) {
        return money(Math.max(.01, price.doubleValue() * factor));
    }

    /** Slow twin: every single price in cents. */
    @Test
    void findsTheBestOfAllPricesInCents() {
        Random random = new Random(3);
        PricePolicy policy = PricePolicy.defaults();
        for (int k = 0; k < 60; k++) {
            ProductSituation drawn = situation(random);
            BigDecimal cost = times(drawn.currentPrice(), .5);
            ProductSituation s = new ProductSituation(
                    "P",
                    drawn.currentPrice(),
                    drawn.currentPrice(),
                    cost,
                    null,
                    drawn.stock(),
                    drawn.demandPerDay() + .1,
                    drawn.daysToReplenish(),
                    drawn.daysToEnd(),
                    drawn.elasticity(),
                    drawn.usualPrice(),
                    List.of(),
                    List.of(),
                    0);
            ExpectedMargin margin = new ExpectedMargin(s, cost.doubleValue(), 0, policy, null, 14);
            PriceLimits limits = new PriceLimits(0, null, .2, .2, null, null, List.of(), 2, 0, .1, .6);
            PriceWindow window = new PriceWindow(s, cost, limits, null, margin.isScarce());
            double best = 0;
            for (long cents = window.lowest(); cents <= window.highest(); cents++) {
                best = Math.max(best, margin.riskAdjustedGain(cents / 100.0, policy.riskAversion()));
            }
            double found =
                    margin.riskAdjustedGain(DECIDER.decide(s, limits).price().doubleValue(), policy.riskAversion());
            double scale = Math.abs(margin.perDay(s.currentPrice().doubleValue())) * margin.horizonDays();
            assertThat(best - found).isLessThanOrEqualTo(.0051 * scale + 1e-9);
        }
    }

    /** The story: one rival undercuts two products. */
    @Test
    void theOverstockedKettleFollowsToItsFloorAndTheScarceLampRises() {
        List<RivalOffer> undercut = List.of(new RivalOffer("R", new BigDecimal("23.49"), .1, true, PRICE));
        PriceLimits limits = new PriceLimits(.2, null, .2, .25, 0.0, null, List.of(), 2, 0, .08, .6);
        PriceDecision kettle = DECIDER.decide(product("kettle", 600, undercut), limits);
        assertThat(kettle.price()).isEqualByComparingTo("24.00");
        assertThat(kettle.outcome()).isEqualTo(PriceDecision.Outcome.NEEDS_APPROVAL);
        assertThat(codes(kettle))
                .contains(PriceReason.Code.RIVAL, PriceReason.Code.OVERSTOCK, PriceReason.Code.NEEDS_APPROVAL);
        PriceDecision lamp = DECIDER.decide(product("lamp", 4, undercut), limits);
        assertThat(lamp.price()).isGreaterThan(PRICE).isLessThanOrEqualTo(new BigDecimal("35.98"));
        assertThat(codes(lamp)).contains(PriceReason.Code.RIVAL, PriceReason.Code.SCARCE_STOCK);
        assertThat(lamp.marginPerDay()).isGreaterThan(lamp.marginPerDayNow());
    }

    private static List<PriceReason.Code> codes(PriceDecision decision) {
        return decision.reasons().stream().map(PriceReason::code).toList();
    }

    private static ProductSituation product(String id, double stock, List<RivalOffer> rivals) {
        return new ProductSituation(
                id,
                PRICE,
                PRICE,
                new BigDecimal("20.00"),
                null,
                stock,
                2,
                14,
                null,
                ELASTIC,
                PRICE,
                rivals,
                List.of(),
                0);
    }

    @Test
    void aSoldOutOrStaleRivalMovesNothing() {
        PriceLimits limits = PriceLimits.defaults();
        PriceDecision alone = DECIDER.decide(product("A", 50, List.of()), limits);
        BigDecimal low = new BigDecimal("20.50");
        PriceDecision ignored = DECIDER.decide(
                product(
                        "A",
                        50,
                        List.of(
                                new RivalOffer("out", low, 1, false, null),
                                new RivalOffer("old", low, 100, true, null))),
                limits);
        assertThat(ignored.price()).isEqualTo(alone.price());
        assertThat(codes(ignored)).contains(PriceReason.Code.RIVAL_IGNORED);
    }

    @Test
    void aRivalThatFollowsIsNotFoughtAndTheReasonSaysSo() {
        BigDecimal low = new BigDecimal("27.00");
        RivalAnswer matches = RivalAnswer.of(new RivalAnswer.Moves(30, .3, .3, .3));
        PriceDecision fought = DECIDER.decide(
                product("A", 50, List.of(new RivalOffer("R", low, 1, true, PRICE))), PriceLimits.defaults());
        PriceDecision left = DECIDER.decide(
                product("A", 50, List.of(new RivalOffer("R", low, 1, true, PRICE, matches))), PriceLimits.defaults());
        assertThat(fought.unconstrained()).isLessThan(left.unconstrained());
        assertThat(codes(left)).contains(PriceReason.Code.RIVAL_ANSWERS);
        assertThat(codes(fought)).doesNotContain(PriceReason.Code.RIVAL_ANSWERS);
    }

    @Test
    void anUncertainElasticityHoldsThePriceWhereACertainOneMovesIt() {
        Elasticity surely = new Elasticity(-2.6, .1, Elasticity.Evidence.OWN, 9, .1);
        Elasticity hardly = new Elasticity(-2.6, 1.5, Elasticity.Evidence.PRICES_HARDLY_MOVED, 1, 0);
        assertThat(DECIDER.decide(believed(surely), PriceLimits.defaults()).price())
                .isGreaterThan(PRICE);
        PriceDecision held = DECIDER.decide(believed(hardly), PriceLimits.defaults());
        assertThat(held.outcome()).isEqualTo(PriceDecision.Outcome.HOLD);
        assertThat(held.price()).isEqualTo(PRICE);
    }

    @Test
    void aPriceFarFromAllThatWereAskedIsToldAsAGuess() {
        Elasticity never = new Elasticity(-1.05, .1, Elasticity.Evidence.PRICES_HARDLY_MOVED, 1, 0);
        Elasticity often = new Elasticity(-2.6, .1, Elasticity.Evidence.OWN, 9, .1);
        PriceDecision guess = DECIDER.decide(believed(never), PriceLimits.defaults());
        assertThat(guess.unconstrained()).isGreaterThan(PRICE.multiply(new BigDecimal("1.5")));
        assertThat(codes(guess)).contains(PriceReason.Code.EXTRAPOLATED);
        assertThat(codes(DECIDER.decide(believed(often), PriceLimits.defaults())))
                .doesNotContain(PriceReason.Code.EXTRAPOLATED);
    }

    private static ProductSituation believed(Elasticity elasticity) {
        BigDecimal cost = new BigDecimal("20.00");
        return new ProductSituation(
                "A", PRICE, PRICE, cost, null, 50, 2, 14, null, elasticity, PRICE, List.of(), List.of(), 0);
    }

    @Test
    void contradictingLimitsBlockAndNameBothSides() {
        ProductSituation situation = new ProductSituation(
                "A",
                PRICE,
                PRICE,
                new BigDecimal("40"),
                null,
                50,
                2,
                14,
                null,
                ELASTIC,
                PRICE,
                List.of(),
                List.of(),
                0);
        PriceDecision decision = DECIDER.decide(situation, PriceLimits.defaults());
        assertThat(decision.outcome()).isEqualTo(PriceDecision.Outcome.BLOCKED);
        assertThat(decision.price()).isEqualTo(PRICE);
        assertThat(decision.reasons().getFirst().text()).contains("cost floor", "move per change", "40.00");
    }

    @Test
    void withoutACostTheUsualPriceStandsInAndSaysSo() {
        PriceDecision decision =
                DECIDER.decide(ProductSituation.of("A", PRICE, 100, 3, 14, ELASTIC), PriceLimits.defaults());
        assertThat(codes(decision)).contains(PriceReason.Code.COST_ASSUMED);
        assertThat(decision.price()).isGreaterThan(PRICE.multiply(new BigDecimal("0.6")));
    }

    @Test
    void wholeCurrencyUnitsWhereTheCurrencyHasNoDecimals() {
        PriceLimits yen = new PriceLimits(0, null, .2, .2, null, null, List.of(80, 0), 0, .1, .5, .5);
        ProductSituation situation = ProductSituation.of("A", new BigDecimal("2980"), 2, 3, 14, ELASTIC);
        BigDecimal price = DECIDER.decide(situation, yen).price();
        assertThat(price.scale()).isZero();
        assertThat(price.longValue() % 100).isIn(80L, 0L);
    }

    @Test
    void saysWhatIsWrongWithLimitsAndSituations() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceLimits(-.1, null, .1, .1, null, null, List.of(), 2, 0, .1, .6))
                .withMessageContaining("least margin of -0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProductSituation.of("A", BigDecimal.ZERO, 1, 1, 1, ELASTIC))
                .withMessageContaining("current price of 0");
    }
}
