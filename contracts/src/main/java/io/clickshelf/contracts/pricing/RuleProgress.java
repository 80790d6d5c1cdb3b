package io.clickshelf.contracts.pricing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the proposals that were open when a rule last changed have been decided anew.
 *
 * @param what      happened to the rule, by whom
 * @param state     waiting, running or done
 * @param progress  part of the open proposals looked at, 0 to 1
 * @param decided   of those that the rule held or holds for, decided anew or withdrawn
 */
public record RuleProgress(
        String ruleId,
        String what,
        Instant changedAt,
        String state,
        double progress,
        int decided,
        @Nullable Instant finishedAt) {}
