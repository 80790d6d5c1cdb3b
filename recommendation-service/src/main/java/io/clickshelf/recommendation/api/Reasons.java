package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.recommendation.model.Recommendation;
import io.clickshelf.recommendation.store.Shelf;
import java.util.Map;

/** Why a product is shown, in a sentence for the shopper. */
final class Reasons {

    private static final String POPULAR = "Popular with other shoppers now";

    private Reasons() {}

    /** Names the item of the history that speaks loudest, unless most of the score is what anyone would get. */
    static String of(Recommendation item, Map<String, ActionType> strongestAction, Shelf shelf) {
        if (item.reasons().isEmpty()
                || item.reasons().getFirst().contribution() <= 0
                || item.reasons().getFirst().contribution() < item.popularity() / 2) {
            return POPULAR;
        }
        String because = item.reasons().getFirst().product();
        String title = shelf.name(because);
        if (item.newcomer()) {
            return "New, and like " + title;
        }
        ActionType action = strongestAction.getOrDefault(because, ActionType.VIEW);
        if (because.equals(item.product())) {
            return action == ActionType.PURCHASE ? "You buy this again and again" : "You looked at this";
        }
        return "Because you " + verb(action) + " " + title;
    }

    private static String verb(ActionType action) {
        return switch (action) {
            case PURCHASE -> "bought";
            case CART_ADD -> "put into your cart";
            case REVIEW -> "reviewed";
            default -> "looked at";
        };
    }
}
