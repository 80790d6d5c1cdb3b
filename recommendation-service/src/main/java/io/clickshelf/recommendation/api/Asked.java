package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.recommendation.Page;
import io.clickshelf.contracts.recommendation.RecommendRequest;
import io.clickshelf.recommendation.api.policy.ActiveRules;
import io.clickshelf.recommendation.store.Offer;
import io.clickshelf.recommendation.store.Shelf;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A request, seen with the shopper's visit and the rules that hold: which clicks the answer starts from, and which products
 * it may show.
 *
 * @param session what the model takes as this visit's clicks, oldest first
 * @param unshown what is not shown because the shopper has it in view or asked so
 * @param refused that part of it that no rule may put back
 */
record Asked(
        RecommendRequest request,
        ActiveRules rules,
        Shelf shelf,
        List<String> session,
        Set<String> unshown,
        Set<String> refused,
        Settled settled)
        implements Predicate<String> {

    /** @param visit products that the shopper clicked lately, oldest first */
    static Asked of(RecommendRequest request, List<String> visit, ActiveRules rules, Shelf shelf, Settled settled) {
        Set<String> refused = new HashSet<>();
        add(request.exclude(), refused);
        add(request.cart(), refused);
        if (request.productId() != null) {
            refused.add(request.productId());
        }
        List<String> session = new ArrayList<>(visit);
        add(request.session(), session);
        // What was just looked at needs no showing.
        Set<String> unshown = new HashSet<>(refused);
        unshown.addAll(session);
        add(request.cart(), session);
        if (request.productId() != null) {
            session.add(request.productId());
        }
        return new Asked(request, rules, shelf, started(request, session), unshown, refused, settled);
    }

    /** The visit, or what the page is about. */
    private static List<String> started(RecommendRequest request, List<String> session) {
        if (request.page() == Page.EMAIL) {
            return List.of();
        }
        if (request.page() == Page.PRODUCT && request.productId() != null) {
            return List.of(request.productId());
        }
        if (request.page() == Page.CART
                && request.cart() != null
                && !request.cart().isEmpty()) {
            return request.cart();
        }
        return session;
    }

    private static void add(@Nullable List<String> products, java.util.Collection<String> to) {
        if (products != null) {
            to.addAll(products);
        }
    }

    /** Whether a product may be shown: on sale, in stock, as the request filters, and not banned. Asked at request time. */
    @Override
    public boolean test(String productId) {
        if (unshown.contains(productId)) {
            return false;
        }
        Offer offer = shelf.offer(productId);
        return available(offer) && !settled.settles(offer);
    }

    boolean available(Offer offer) {
        return offer.sold()
                && !(request.inStockOnly() && offer.soldOut())
                && (request.category() == null || offer.inCategory(request.category()))
                && (request.brand() == null || offer.ofBrand(request.brand()))
                && affordable(offer.price())
                && !rules.bans(offer);
    }

    private boolean affordable(@Nullable BigDecimal price) {
        if (request.minPrice() == null && request.maxPrice() == null) {
            return true;
        }
        return price != null
                && (request.minPrice() == null || price.compareTo(request.minPrice()) >= 0)
                && (request.maxPrice() == null || price.compareTo(request.maxPrice()) <= 0);
    }
}
