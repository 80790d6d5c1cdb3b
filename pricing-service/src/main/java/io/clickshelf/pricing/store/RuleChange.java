package io.clickshelf.pricing.store;

import io.clickshelf.contracts.pricing.PricingRule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of a rule, and how far the proposals that were open under it have been decided anew.
 *
 * @param what       happened, by whom, in words
 * @param before     null if the rule is new
 * @param after      null if it was removed
 * @param proposals  open ones when work on it began that it may concern; null until then
 * @param seen       of those looked at
 * @param decided    of those that the rule held or holds for, decided anew or withdrawn
 * @param reached    the last one looked at, in the order of products and channels
 * @param finishedAt null until all is done
 */
public record RuleChange(
        long changeId,
        String ruleId,
        String what,
        @Nullable PricingRule before,
        @Nullable PricingRule after,
        Instant changedAt,
        @Nullable Integer proposals,
        int seen,
        int decided,
        Listing reached,
        @Nullable Instant finishedAt) {

    /** The rule as it was and as it is, where it was and where it is. */
    public List<PricingRule> versions() {
        return Stream.of(before, after)
                .flatMap(version -> Stream.ofNullable(version))
                .toList();
    }

    /** The only products it can concern; null if it may concern any. */
    public @Nullable Set<String> products() {
        return versions().stream().anyMatch(version -> version.productId() == null)
                ? null
                : versions().stream()
                        .map(version -> String.valueOf(version.productId()))
                        .collect(Collectors.toSet());
    }
}
