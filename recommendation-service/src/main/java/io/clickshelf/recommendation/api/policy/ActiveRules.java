package io.clickshelf.recommendation.api.policy;

import io.clickshelf.contracts.recommendation.MerchantRule;
import io.clickshelf.contracts.recommendation.Page;
import io.clickshelf.contracts.recommendation.RuleAction;
import io.clickshelf.recommendation.store.Offer;
import io.clickshelf.recommendation.store.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that hold for one answer. */
public final class ActiveRules {

    private final List<MerchantRule> bans = new ArrayList<>();
    private final List<MerchantRule> movers = new ArrayList<>();
    private final List<MerchantRule> pins = new ArrayList<>();

    private ActiveRules() {}

    /** @param ruleSet of the variant that the shopper was dealt to */
    public static ActiveRules of(List<MerchantRule> rules, Instant now, @Nullable Page page, @Nullable String ruleSet) {
        ActiveRules active = new ActiveRules();
        for (MerchantRule rule : rules) {
            if (rule.holds(now, page, ruleSet)) {
                active.listOf(rule.action()).add(rule);
            }
        }
        active.pins.sort(
                Comparator.comparing(ActiveRules::position).thenComparing(pin -> String.valueOf(pin.ruleId())));
        return active;
    }

    private List<MerchantRule> listOf(RuleAction action) {
        return switch (action) {
            case BAN -> bans;
            case PIN -> pins;
            case BOOST, BURY -> movers;
        };
    }

    /** Whether it names the product. */
    private static boolean names(MerchantRule rule, Offer offer) {
        if (rule.productId() != null) {
            return rule.productId().equals(offer.productId());
        }
        return (rule.category() == null || offer.inCategory(rule.category()))
                && (rule.brand() == null || offer.ofBrand(rule.brand()));
    }

    public boolean bans(Offer offer) {
        for (MerchantRule ban : bans) {
            if (names(ban, offer)) {
                return true;
            }
        }
        return false;
    }

    /** By what a product's score is multiplied: above 1 for a boost. */
    public double factor(Offer offer) {
        double factor = 1;
        for (MerchantRule mover : movers) {
            if (names(mover, offer)) {
                factor *= mover.factor();
            }
        }
        return factor;
    }

    /** The products that all rules together boost; the whole shelf is looked through only for rules that name no product. */
    public Set<String> boosted(Shelf shelf) {
        Set<String> boosted = new HashSet<>();
        boolean byKind = false;
        for (MerchantRule mover : movers) {
            if (mover.factor() > 1) {
                if (mover.productId() == null) {
                    byKind = true;
                } else if (factor(shelf.offer(mover.productId())) > 1) {
                    boosted.add(mover.productId());
                }
            }
        }
        if (byKind) {
            for (Offer offer : shelf.all()) {
                if (factor(offer) > 1) {
                    boosted.add(offer.productId());
                }
            }
        }
        return boosted;
    }

    /** The rule that moves a product most, or null. */
    @Nullable
    public String mover(Offer offer) {
        MerchantRule strongest = null;
        for (MerchantRule mover : movers) {
            if (names(mover, offer)
                    && (strongest == null
                            || Math.abs(Math.log(mover.factor())) > Math.abs(Math.log(strongest.factor())))) {
                strongest = mover;
            }
        }
        return strongest == null ? null : strongest.ruleId();
    }

    /** Whether any rule boosts. */
    public boolean boost() {
        return movers.stream().anyMatch(mover -> mover.factor() > 1);
    }

    /** Whether any rule boosts or buries. */
    public boolean move() {
        return !movers.isEmpty();
    }

    /** By place. */
    public List<MerchantRule> pins() {
        return pins;
    }

    /** From 1. */
    public static int position(MerchantRule pin) {
        return pin.position() == null ? 1 : pin.position();
    }
}
