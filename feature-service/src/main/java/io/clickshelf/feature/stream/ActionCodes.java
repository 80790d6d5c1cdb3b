package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.ActionType;

/** The numbers that stand for actions in stored bytes. They must never change, whatever the order of the enum. */
final class ActionCodes {

    private static final ActionType[] BY_CODE = {
        ActionType.VIEW,
        ActionType.CLICK,
        ActionType.SEARCH,
        ActionType.CART_ADD,
        ActionType.CART_REMOVE,
        ActionType.PURCHASE,
        ActionType.RETURN,
        ActionType.REVIEW,
        ActionType.IMPRESSION
    };

    private ActionCodes() {}

    static int of(ActionType action) {
        return switch (action) {
            case VIEW -> 0;
            case CLICK -> 1;
            case SEARCH -> 2;
            case CART_ADD -> 3;
            case CART_REMOVE -> 4;
            case PURCHASE -> 5;
            case RETURN -> 6;
            case REVIEW -> 7;
            case IMPRESSION -> 8;
        };
    }

    static ActionType action(int code) {
        return BY_CODE[code];
    }
}
