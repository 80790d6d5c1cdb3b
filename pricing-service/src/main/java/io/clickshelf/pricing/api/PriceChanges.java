package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.ApplyPriceRequest;
import io.clickshelf.contracts.pricing.PriceAnswer;
import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PriceEvidence;
import io.clickshelf.contracts.pricing.PriceOutcome;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PriceRequest;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.platform.problem.FieldProblem;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.pricing.store.PriceHistory;
import io.clickshelf.pricing.stream.PriceSetter;
import io.clickshelf.pricing.stream.Pricer;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts prices into force that a person asked for. The hardest limits hold for a person, too. */
@Component
class PriceChanges {

    /** Reasons that keep a price where it is, the plainest first. */
    private static final List<String> KEEPING = List.of("gain_too_small", "limit_bound");

    private final Prices prices;
    private final Pricer pricer;
    private final PriceHistory history;
    private final CheckedPrices checked;

    PriceChanges(Prices prices, Pricer pricer, PriceHistory history, CheckedPrices checked) {
        this.prices = prices;
        this.pricer = pricer;
        this.history = history;
        this.checked = checked;
    }

    /** Puts a price set by hand into force, or else the proposed one. */
    PricePoint apply(ApplyPriceRequest request, String by) {
        BigDecimal byHand = request.price();
        return checked.replace(byHand == null ? proposed(request, by) : byHand(request, byHand, by));
    }

    private PriceSetter.Change proposed(ApplyPriceRequest request, String by) {
        PriceAnswer answer = prices.answer(new PriceRequest(request.productId(), null, request.channel(), null));
        PricedProduct priced = answer.prices().getFirst();
        if (priced.outcome() == PriceOutcome.HOLD) {
            throw ProblemException.conflict(
                    "nothing_to_change",
                    "The price of \"" + priced.productId() + "\" stays at " + priced.currentPrice() + ": "
                            + whyItStays(priced.reasons()));
        }
        if (priced.outcome() == PriceOutcome.BLOCKED) {
            throw ProblemException.conflict(
                    "price_blocked", priced.reasons().getFirst().text());
        }
        return new PriceSetter.Change(
                priced.productId(),
                priced.channel(),
                priced.price(),
                priced.currentPrice(),
                priced.currency(),
                PriceCause.MANUAL,
                by,
                request.comment(),
                answer.decisionId(),
                answer.modelVersion(),
                texts(priced.reasons()));
    }

    /** What keeps a price where it is says so by itself; where nothing does, no other price is better. */
    private static String whyItStays(List<PriceEvidence> reasons) {
        return reasons.stream()
                .filter(reason -> KEEPING.contains(reason.code()))
                .min(Comparator.comparingInt(reason -> KEEPING.indexOf(reason.code())))
                .map(PriceEvidence::text)
                .orElse("No price within the limits is expected to earn more; POST /price says what that goes by.");
    }

    /** Needs no demand to be known. */
    private PriceSetter.Change byHand(ApplyPriceRequest request, BigDecimal price, String by) {
        Pricer.Current current = pricer.checks(List.of(request.productId()), request.channel())
                .current(request.productId())
                .orElseThrow(() -> ProblemException.notFound("Product \"" + request.productId()
                        + "\": No price of it is known: give it one with POST /products, or send its orders."));
        CheckedPrices.checkScale(price, current.currency());
        return new PriceSetter.Change(
                request.productId(),
                request.channel(),
                price,
                current.price(),
                current.currency(),
                PriceCause.MANUAL,
                by,
                request.comment(),
                UUID.randomUUID().toString(),
                Pricer.NO_MODEL,
                List.of("Set by hand."));
    }

    PricePoint rollback(String productId, @Nullable String channel, @Nullable String comment, String by) {
        PricePoint current = own(productId, channel, "no_previous_price");
        BigDecimal previous = current.previousPrice();
        if (previous == null) {
            throw ProblemException.conflict(
                    "no_previous_price", "Product \"" + productId + "\" never had another price.");
        }
        return putBack(current, channel, previous, PriceCause.ROLLBACK, by, comment, "The price before was put back.");
    }

    /** Has a channel follow the shop's own price again. */
    PricePoint follow(String productId, String channel, @Nullable String comment, String by) {
        PricePoint current = own(productId, channel, "no_own_price");
        BigDecimal shops = history.newest(productId, null)
                .map(PricePoint::price)
                .orElseThrow(() -> ProblemException.conflict(
                        "no_shop_price",
                        "The shop has no price of \"" + productId + "\" that \"" + channel
                                + "\" could follow; give it one with POST /prices/apply."));
        return putBack(
                current,
                channel,
                shops,
                PriceCause.FOLLOW,
                by,
                comment,
                "The channel follows the shop's own price again.");
    }

    /** Says which channels there are to choose from, where none was named. */
    ProblemException channelMissing(String productId) {
        Set<String> own = history.channels(List.of(productId)).keySet();
        String known = own.isEmpty()
                ? "\"" + productId + "\" has a price of its own in no channel: the shop's holds in all."
                : "\"" + productId + "\" has prices of its own in " + String.join(", ", own) + "; add ?channel="
                        + own.iterator().next() + " to the address, for example.";
        return ProblemException.invalid(List.of(new FieldProblem("channel", "is missing; " + known)));
    }

    /** Puts a price that held before in the place of the current one. */
    private PricePoint putBack(
            PricePoint current,
            @Nullable String channel,
            BigDecimal price,
            PriceCause cause,
            String by,
            @Nullable String comment,
            String reason) {
        return checked.replace(new PriceSetter.Change(
                current.productId(),
                channel,
                price,
                current.price(),
                current.currency(),
                cause,
                by,
                comment,
                UUID.randomUUID().toString(),
                Pricer.NO_MODEL,
                List.of(reason)));
    }

    /** The price in force that was set for a channel itself. */
    private PricePoint own(String productId, @Nullable String channel, String codeIfNone) {
        PricePoint current = history.newest(productId, channel)
                .orElseThrow(() -> ProblemException.notFound("Product \"" + productId + "\" has no price history."));
        if (!Objects.equals(channel, current.channel())) {
            throw ProblemException.conflict(
                    codeIfNone,
                    "Product \"" + productId + "\" has no price of its own in \"" + channel
                            + "\"; the shop's holds there.");
        }
        return current;
    }

    private static List<String> texts(List<PriceEvidence> reasons) {
        return reasons.stream().map(PriceEvidence::text).toList();
    }
}
