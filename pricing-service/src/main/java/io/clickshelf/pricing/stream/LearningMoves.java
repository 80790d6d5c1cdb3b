package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.LearningBudget;
import io.clickshelf.contracts.pricing.PriceOutcome;
import io.clickshelf.contracts.pricing.PriceSchedule;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.contracts.pricing.PricingMode;
import io.clickshelf.contracts.pricing.RuleLimits;
import io.clickshelf.pricing.model.price.Elasticity;
import io.clickshelf.pricing.model.price.LearningMove;
import io.clickshelf.pricing.model.price.PriceLimits;
import io.clickshelf.pricing.store.LearningStore;
import io.clickshelf.pricing.store.Listing;
import io.clickshelf.pricing.store.ScheduleStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries prices for a week where past prices hardly moved and nothing can be learnt otherwise: only where the rule is
 * automatic, the price would else stay, and the merchant's budget for the week still holds the worst that it can cost.
 */
@Component
public class LearningMoves {

    private static final double SHARE = .05;
    private static final Duration LENGTH = Duration.ofDays(7);
    private static final String UNKNOWN =
            Elasticity.Evidence.PRICES_HARDLY_MOVED.name().toLowerCase(Locale.ROOT);

    private final LearningStore store;
    private final ScheduleStore schedules;
    private final TransactionTemplate transactions;
    private final Clock clock;

    LearningMoves(LearningStore store, ScheduleStore schedules, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.schedules = schedules;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** This week's budget and what was spent of it. */
    public LearningBudget thisWeek() {
        LearningBudget budget =
                store.budget().orElse(new LearningBudget(BigDecimal.ZERO, null, null, null, null, null));
        LocalDate week = week();
        List<LearningBudget.TriedPrice> moves = store.moves(week);
        double spent =
                moves.stream().mapToDouble(LearningBudget.TriedPrice::cost).sum();
        return new LearningBudget(
                budget.perWeek(),
                week,
                BigDecimal.valueOf(spent).setScale(2, RoundingMode.HALF_UP),
                moves,
                budget.updatedAt(),
                budget.updatedBy());
    }

    /** Schedules a week at another price for those whose price would stay and tells nothing. */
    void consider(List<PricedProduct> priced) {
        List<PricedProduct> unknown =
                priced.stream().filter(LearningMoves::worthLearning).toList();
        if (unknown.isEmpty()) {
            return;
        }
        BigDecimal perWeek = store.budget().map(LearningBudget::perWeek).orElse(BigDecimal.ZERO);
        if (perWeek.signum() > 0) {
            unknown.forEach(product -> consider(product, perWeek));
        }
    }

    private static boolean worthLearning(PricedProduct product) {
        List<Integer> endings = product.limits().values().endings();
        return product.channel() == null
                && product.outcome() == PriceOutcome.HOLD
                && product.mode() == PricingMode.AUTOMATIC
                && product.elasticity().source().equals(UNKNOWN)
                && product.unitsPerDayNow() > 0
                && (endings == null || endings.isEmpty());
    }

    private void consider(PricedProduct product, BigDecimal perWeek) {
        RuleLimits limits = product.limits().values();
        double share = Math.min(
                SHARE,
                Math.min(Objects.requireNonNull(limits.movePerChange()), Objects.requireNonNull(limits.movePerDay())));
        LocalDate week = week();
        Elasticity elasticity = new Elasticity(
                product.elasticity().mean(),
                (product.elasticity().upper() - product.elasticity().lower()) / (2 * 1.645),
                Elasticity.Evidence.PRICES_HARDLY_MOVED,
                1,
                0);
        PriceLimits plain = new PriceLimits(
                0,
                null,
                1,
                1,
                null,
                null,
                List.of(),
                Pricer.decimals(product.currency()),
                Objects.requireNonNull(limits.valueAddedTax()),
                1,
                0);
        SplittableRandom random = new SplittableRandom(product.productId().hashCode() * 31L + week.toEpochDay());
        LearningMove.of(
                        product.currentPrice(),
                        product.unitsPerDayNow(),
                        product.limits().cost().doubleValue(),
                        share,
                        elasticity,
                        plain,
                        random)
                .ifPresent(move -> transactions.executeWithoutResult(status -> schedule(product, move, week, perWeek)));
    }

    /** The schedule checks the hard limits, and puts the price back after a week. */
    private void schedule(PricedProduct product, LearningMove move, LocalDate week, BigDecimal perWeek) {
        Instant now = clock.instant();
        Instant end = now.plus(LENGTH);
        double cost = move.costPerDay() * LENGTH.toDays();
        LearningBudget.TriedPrice spent = new LearningBudget.TriedPrice(product.productId(), move.price(), cost);
        if (schedules.overlaps(new Listing(product.productId(), null), now, end)
                || !store.spend(week, spent, perWeek)) {
            return;
        }
        schedules.add(
                new PriceSchedule(
                        product.productId(),
                        null,
                        move.price(),
                        now,
                        end,
                        String.format(
                                Locale.ROOT,
                                "Tried for a week to learn how demand answers; costs %.2f at worst.",
                                cost),
                        UUID.randomUUID().toString(),
                        ScheduleStore.WAITING,
                        null,
                        null,
                        PriceSetter.SERVICE),
                now);
    }

    private LocalDate week() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
