package io.clickshelf.contracts.recommendation;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant wants shown, or not. It holds for one product, or for a category and those below it, a brand, or both.
 * Of several that hold, a ban wins; boosts and burials multiply.
 *
 * @param ruleId    from the path
 * @param productId a pin names one; other rules name this, a category or a brand
 * @param category  a path, or a name anywhere in it
 * @param position  of a pin: the place in the list, from 1; 1 where absent
 * @param strength  of a boost or burial: the score is multiplied or divided by it; 2 where absent
 * @param pages     on which it holds; on all where absent
 * @param from      when it begins
 * @param until     when it has ended
 * @param ruleSet   holds only for experiments' variants of this rule set; for everyone where absent
 * @param updatedAt set by the service
 * @param updatedBy set by the service
 */
@OnlyKnownFields
public record MerchantRule(
        @Nullable @Size(max = 100) String ruleId,
        @NotNull RuleAction action,
        @Nullable @Size(min = 1, max = 200) String productId,
        @Nullable @Size(min = 1, max = 500) String category,
        @Nullable @Size(min = 1, max = 200) String brand,
        @Nullable @Min(1) @Max(200) Integer position,
        @Nullable @DecimalMin("1") @DecimalMax("1000") Double strength,
        @Nullable Set<@NotNull Page> pages,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable @Pattern(regexp = Experiment.NAME) String ruleSet,
        @Nullable @Size(max = 1000) String note,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy) {

    private static final double DEFAULT_STRENGTH = 2;

    /** By what the score is multiplied. */
    public double factor() {
        double given = strength == null ? DEFAULT_STRENGTH : strength;
        return action == RuleAction.BURY ? 1 / given : action == RuleAction.BOOST ? given : 1;
    }

    /** Whether it holds at a moment, on a page, for a variant with a rule set. */
    public boolean holds(Instant now, @Nullable Page page, @Nullable String variantRuleSet) {
        return (from == null || !now.isBefore(from))
                && (until == null || now.isBefore(until))
                && (pages == null || (page != null && pages.contains(page)))
                && (ruleSet == null || ruleSet.equals(variantRuleSet));
    }

    /** What is wrong beyond single fields, or null. */
    public @Nullable String inconsistency() {
        if (productId == null && category == null && brand == null) {
            return "it names no product, category or brand; name what it holds for";
        }
        if (productId != null && (category != null || brand != null)) {
            return "it names a product and a category or brand; name the product alone";
        }
        if (action == RuleAction.PIN && productId == null) {
            return "a pin puts one product at one place; give its productId";
        }
        if (position != null && action != RuleAction.PIN) {
            return "only a pin has a position";
        }
        if (strength != null && action != RuleAction.BOOST && action != RuleAction.BURY) {
            return "only a boost or a burial has a strength";
        }
        if (from != null && until != null && !from.isBefore(until)) {
            return "it ends (" + until + ") before it begins (" + from + ")";
        }
        return null;
    }

    public MerchantRule stamped(String id, Instant at, String by) {
        return new MerchantRule(
                id, action, productId, category, brand, position, strength, pages, from, until, ruleSet, note, at, by);
    }
}
