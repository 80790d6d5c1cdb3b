package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PromotedPrice;
import io.clickshelf.contracts.pricing.PromotionAnswer;
import io.clickshelf.platform.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** What a caller may see: who only has a storefront's key sees nothing of costs, margins and persons. */
final class Viewer {

    private Viewer() {}

    static boolean seesMargins(HttpServletRequest request) {
        return request.isUserInRole(Role.PRICING) || request.isUserInRole(Role.ADMIN);
    }

    /** Reasons may tell of cost and margin, comments and names of persons. */
    static PricePoint forStorefront(PricePoint point) {
        return new PricePoint(
                point.productId(),
                point.channel(),
                point.price(),
                point.previousPrice(),
                point.currency(),
                point.effectiveFrom(),
                point.cause(),
                "shop",
                null,
                null,
                null,
                List.of());
    }

    static PromotedPrice forStorefront(PromotedPrice price) {
        return new PromotedPrice(
                price.productId(),
                price.price(),
                price.promotedPrice(),
                price.currency(),
                price.lowestPrice(),
                price.applied(),
                List.of());
    }

    static PromotionAnswer forStorefront(PromotionAnswer answer) {
        List<PromotionAnswer.Offered> offers = answer.offers().stream()
                .map(offer -> new PromotionAnswer.Offered(
                        offer.offerId(),
                        offer.title(),
                        offer.productId(),
                        offer.discountPercent(),
                        answer.code(),
                        offer.expiresAt(),
                        null))
                .toList();
        return new PromotionAnswer(
                answer.userId(),
                offers,
                answer.code(),
                answer.code(),
                null,
                answer.decisionId(),
                answer.modelVersion());
    }
}
