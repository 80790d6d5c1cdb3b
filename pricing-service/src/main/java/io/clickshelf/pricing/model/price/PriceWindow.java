package io.clickshelf.pricing.model.price;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The prices that keep all limits, in the currency's minor units. Hard limits first; each softer one narrows the window as
 * far as the harder ones allow, and is recorded as having yielded where that isn't all the way.
 */
final class PriceWindow {

    private static final MathContext EXACT = MathContext.DECIMAL64;

    private long lowest = 1;
    private long highest = Long.MAX_VALUE / 4;
    private @Nullable PriceRule lowestRule;
    private @Nullable PriceRule highestRule;
    private final Set<PriceRule> yielded = EnumSet.noneOf(PriceRule.class);
    private final int decimals;
    private final List<Integer> endings;
    private final long endingModulus;
    private boolean endingsYield;

    /** @param scarce whether stock runs out before more comes: then a rival isn't followed down */
    PriceWindow(
            ProductSituation situation,
            BigDecimal cost,
            PriceLimits limits,
            @Nullable RivalOffer cheapest,
            boolean scarce) {
        decimals = limits.decimals();
        atLeast(PriceRule.COST_FLOOR, HardLimits.floor(cost, limits));
        if (situation.minimumAdvertised() != null) {
            atLeast(PriceRule.MINIMUM_ADVERTISED_PRICE, situation.minimumAdvertised());
        }
        if (limits.ceiling() != null) {
            atMost(PriceRule.CEILING, limits.ceiling());
        }
        within(PriceRule.MOVE_PER_CHANGE, situation.currentPrice(), limits.movePerChange(), limits.movePerChange());
        within(PriceRule.MOVE_PER_DAY, situation.dayOpenPrice(), limits.movePerDay(), limits.movePerDay());
        if (lowest <= highest) {
            for (PackSize pack : situation.packSizes()) {
                BigDecimal equal = pack.price().divide(BigDecimal.valueOf(pack.content()), EXACT);
                if (pack.content() > 1) {
                    atLeast(PriceRule.PACK_SIZES, equal);
                } else {
                    atMost(PriceRule.PACK_SIZES, equal);
                }
            }
            if (cheapest != null && limits.aboveRival() != null) {
                BigDecimal most = cheapest.price().multiply(BigDecimal.valueOf(1 + limits.aboveRival()));
                if (!scarce) {
                    atMost(PriceRule.RIVAL_DISTANCE, most);
                } else if (minor(most, RoundingMode.FLOOR) < highest) {
                    yielded.add(PriceRule.RIVAL_DISTANCE);
                }
            }
            if (cheapest != null && limits.belowRival() != null) {
                atLeast(
                        PriceRule.RIVAL_DISTANCE,
                        cheapest.price().multiply(BigDecimal.valueOf(1 - limits.belowRival())));
            }
        }
        endings = limits.endings();
        long modulus = 10;
        for (int ending : endings) {
            while (modulus <= ending) {
                modulus *= 10;
            }
        }
        endingModulus = modulus;
        if (!endings.isEmpty() && lowest <= highest && nextWithEnding(lowest) > highest) {
            endingsYield = true;
            yielded.add(PriceRule.PRICE_ENDING);
        }
    }

    private void within(PriceRule rule, BigDecimal centre, double below, double above) {
        atLeast(rule, centre.multiply(BigDecimal.valueOf(Math.max(0, 1 - below))));
        atMost(rule, centre.multiply(BigDecimal.valueOf(1 + above)));
    }

    private void atLeast(PriceRule rule, BigDecimal price) {
        long bound = minor(price, RoundingMode.CEILING);
        if (!rule.isHard() && bound > highest) {
            yielded.add(rule);
            bound = highest;
        }
        if (bound > lowest) {
            lowest = bound;
            lowestRule = rule;
        }
    }

    private void atMost(PriceRule rule, BigDecimal price) {
        long bound = minor(price, RoundingMode.FLOOR);
        if (!rule.isHard() && bound < lowest) {
            yielded.add(rule);
            bound = lowest;
        }
        if (bound < highest) {
            highest = bound;
            highestRule = rule;
        }
    }

    /** Whether no price keeps all hard limits. */
    boolean isEmpty() {
        return lowest > highest;
    }

    boolean contains(BigDecimal price) {
        return price.compareTo(price(lowest)) >= 0 && price.compareTo(price(highest)) <= 0;
    }

    long lowest() {
        return lowest;
    }

    long highest() {
        return highest;
    }

    /** The rule that sets the lower end; null where only the smallest coin does. */
    @Nullable
    PriceRule lowestRule() {
        return lowestRule;
    }

    @Nullable
    PriceRule highestRule() {
        return highestRule;
    }

    Set<PriceRule> yielded() {
        return yielded;
    }

    /** Admissible prices nearest to a wished one, lower first: at most one at or below it and one above. */
    List<Long> around(double wish) {
        long at = Math.clamp((long) Math.floor(wish * Math.pow(10, decimals) + 1e-6), lowest, highest);
        List<Long> found = new ArrayList<>(2);
        if (endings.isEmpty() || endingsYield) {
            found.add(at);
            if (at < highest) {
                found.add(at + 1);
            }
            return found;
        }
        long below = lastWithEnding(at);
        if (below >= lowest) {
            found.add(below);
        }
        long above = nextWithEnding(at + 1);
        if (above <= highest) {
            found.add(above);
        }
        return found;
    }

    private long nextWithEnding(long from) {
        long next = Long.MAX_VALUE;
        for (int ending : endings) {
            long candidate = from + Math.floorMod(ending - from, endingModulus);
            next = Math.min(next, candidate);
        }
        return next;
    }

    private long lastWithEnding(long to) {
        long last = Long.MIN_VALUE;
        for (int ending : endings) {
            last = Math.max(last, to - Math.floorMod(to - ending, endingModulus));
        }
        return last;
    }

    BigDecimal price(long minor) {
        return BigDecimal.valueOf(minor, decimals);
    }

    private long minor(BigDecimal price, RoundingMode rounding) {
        return price.movePointRight(decimals)
                .setScale(0, rounding)
                .min(BigDecimal.valueOf(Long.MAX_VALUE / 4))
                .longValue();
    }
}
