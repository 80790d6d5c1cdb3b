package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.pricing.store.CatalogStore;
import io.clickshelf.pricing.store.PriceHistory;
import io.clickshelf.pricing.store.RuleStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** In which channels, beside the shop's own, products are priced: where they have a price or a rule of their own. */
@Component
class Channels {

    private final PriceHistory history;
    private final RuleStore rules;
    private final CatalogStore catalog;

    Channels(PriceHistory history, RuleStore rules, CatalogStore catalog) {
        this.history = history;
        this.rules = rules;
        this.catalog = catalog;
    }

    /** By channel. */
    Map<String, Set<String>> of(Collection<String> productIds) {
        Map<String, Set<String>> products = history.channels(productIds);
        List<PricingRule> named = rules.relevant(productIds).stream()
                .filter(rule -> rule.channel() != null)
                .toList();
        if (!named.isEmpty()) {
            Map<String, Product> listed = catalog.of(productIds);
            for (String productId : productIds) {
                Product product = listed.get(productId);
                named.stream()
                        .filter(rule -> EffectiveRule.matches(rule, productId, product, rule.channel()))
                        .forEach(rule -> products.computeIfAbsent(
                                        Objects.requireNonNull(rule.channel()), channel -> new TreeSet<>())
                                .add(productId));
            }
        }
        return products;
    }
}
