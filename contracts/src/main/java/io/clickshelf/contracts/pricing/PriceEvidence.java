package io.clickshelf.contracts.pricing;

import java.util.Map;

/**
 * One reason for a price or for leaving it.
 *
 * @param code     stable, for programs: elasticity, scarce_stock, overstock, end_of_season, rival, rival_ignored,
 *                 rival_answers, other_products, cost_assumed, limit_bound, limit_yielded, limits_conflict, extrapolated,
 *                 gain_too_small, needs_approval, rule_blocks; of proposals also review, change_budget_spent, challenger
 * @param text     for people
 * @param evidence the numbers behind it
 */
public record PriceEvidence(String code, String text, Map<String, Double> evidence) {}
