package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.pricing.model.price.Elasticity;
import io.clickshelf.pricing.model.price.PackSize;
import io.clickshelf.pricing.model.price.PriceDecider;
import io.clickshelf.pricing.model.price.PriceDecision;
import io.clickshelf.pricing.model.price.PriceLimits;
import io.clickshelf.pricing.model.price.PricePolicy;
import io.clickshelf.pricing.model.price.ProductSituation;
import io.clickshelf.pricing.model.price.RivalOffer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Hard limits under random rules, situations and rivals: every price decided is checked against each limit anew, by
 * arithmetic that shares no code with the decider.
 */
final class Guardrails {

    private static final int DECISIONS = 50_000;

    private final Report report;
    private final Random random = new Random(7);

    Guardrails(Report report) {
        this.report = report;
    }

    void run() {
        PriceDecider decider = new PriceDecider(PricePolicy.defaults());
        int broken = 0;
        int moved = 0;
        int blocked = 0;
        for (int k = 0; k < DECISIONS; k++) {
            ProductSituation situation = situation("P" + k);
            PriceLimits limits = limits(situation.currentPrice());
            PriceDecision decision = decider.decide(situation, limits);
            boolean stays = decision.price().compareTo(situation.currentPrice()) == 0;
            blocked += decision.outcome() == PriceDecision.Outcome.BLOCKED ? 1 : 0;
            moved += stays ? 0 : 1;
            broken += stays || keeps(decision.price(), situation, limits) ? 0 : 1;
        }
        report.add("guardrails", "clickshelf", "decisions", DECISIONS, "");
        report.add("guardrails", "clickshelf", "prices-moved", moved, "");
        report.add("guardrails", "clickshelf", "blocked-by-contradiction", blocked, "");
        report.add("guardrails", "clickshelf", "limits-broken", broken, "");
    }

    private static boolean keeps(BigDecimal price, ProductSituation situation, PriceLimits limits) {
        double p = price.doubleValue();
        double tolerance = 1e-9 * p;
        double cost = situation.cost() == null
                ? limits.assumedCostShare() * situation.usualPrice().doubleValue() / (1 + limits.valueAddedTax())
                : situation.cost().doubleValue();
        double now = situation.currentPrice().doubleValue();
        double opened = situation.dayOpenPrice().doubleValue();
        return p >= cost * (1 + limits.minMargin()) * (1 + limits.valueAddedTax()) - tolerance
                && p >= value(situation.minimumAdvertised(), 0) - tolerance
                && p <= value(limits.ceiling(), Double.MAX_VALUE) + tolerance
                && Math.abs(p - now) <= limits.movePerChange() * now + tolerance
                && Math.abs(p - opened) <= limits.movePerDay() * opened + tolerance
                && price.scale() <= limits.decimals();
    }

    private static double value(@Nullable BigDecimal price, double otherwise) {
        return price == null ? otherwise : price.doubleValue();
    }

    private ProductSituation situation(String id) {
        BigDecimal price = BigDecimal.valueOf(50 + random.nextInt(20_000), 2);
        List<RivalOffer> rivals = new ArrayList<>();
        for (int k = random.nextInt(4); k > 0; k--) {
            rivals.add(new RivalOffer(
                    "rival " + k, near(price, .6), 100 * random.nextDouble(), random.nextInt(4) > 0, near(price, .6)));
        }
        List<PackSize> packs = random.nextInt(5) == 0 ? List.of(new PackSize(2, near(price, .9))) : List.of();
        return new ProductSituation(
                id,
                price,
                near(price, .1),
                random.nextBoolean() ? near(price, .5) : null,
                random.nextInt(4) == 0 ? near(price, .3) : null,
                random.nextInt(5) == 0 ? 0 : random.nextInt(2000),
                10 * random.nextDouble(),
                1 + random.nextInt(40),
                random.nextInt(5) == 0 ? (double) random.nextInt(60) : null,
                new Elasticity(-4 * random.nextDouble(), random.nextDouble(), Elasticity.Evidence.SHARED, 3, .1),
                near(price, .2),
                rivals,
                packs,
                0);
    }

    private PriceLimits limits(BigDecimal price) {
        return new PriceLimits(
                random.nextInt(3) == 0 ? random.nextDouble() : 0,
                random.nextInt(4) == 0 ? near(price, .4) : null,
                .3 * random.nextDouble(),
                .4 * random.nextDouble(),
                random.nextInt(3) == 0 ? .2 * random.nextDouble() : null,
                random.nextInt(3) == 0 ? .2 * random.nextDouble() : null,
                List.of(List.<Integer>of(), List.of(99), List.of(99, 49), List.of(5))
                        .get(random.nextInt(4)),
                2,
                random.nextInt(3) == 0 ? .2 : 0,
                .08,
                .6);
    }

    private BigDecimal near(BigDecimal price, double spread) {
        double factor = 1 + spread * (2 * random.nextDouble() - 1);
        return BigDecimal.valueOf(Math.max(1, Math.round(100 * factor * price.doubleValue())), 2);
    }
}
