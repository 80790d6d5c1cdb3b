package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.ApplyPriceRequest;
import io.clickshelf.contracts.pricing.Channel;
import io.clickshelf.contracts.pricing.LowestPriceAnswer;
import io.clickshelf.contracts.pricing.PriceAnswer;
import io.clickshelf.contracts.pricing.PriceContext;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PriceRequest;
import io.clickshelf.contracts.pricing.ProposalDecision;
import io.clickshelf.contracts.pricing.StorefrontPriceAnswer;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.clickshelf.pricing.model.price.LowestPrice;
import io.clickshelf.pricing.store.PriceHistory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What to charge, what is charged, and what was. */
@RestController
@Tag(name = "Charge", description = "Prices with their reasons, rules, proposals and offers.")
class PriceController {

    private static final int MOST_DAYS = 3660;

    private final Prices prices;
    private final PriceChanges changes;
    private final PriceHistory history;
    private final Escalation escalation;
    private final Clock clock;

    PriceController(Prices prices, PriceChanges changes, PriceHistory history, Escalation escalation, Clock clock) {
        this.prices = prices;
        this.changes = changes;
        this.history = history;
        this.escalation = escalation;
        this.clock = clock;
    }

    @PostMapping("/price")
    @RolesAllowed({Role.STOREFRONT, Role.PRICING})
    @Operation(summary = "Propose prices; asking changes none")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject("{\"productId\":\"P1\"}")))
    @ApiResponse(
            responseCode = "200",
            description = "The prices; a storefront's key sees neither costs nor margins",
            content = @Content(schema = @Schema(oneOf = {PriceAnswer.class, StorefrontPriceAnswer.class})))
    Object price(@Valid @RequestBody PriceRequest request, HttpServletRequest caller) {
        boolean all = Viewer.seesMargins(caller);
        PriceContext given = request.context();
        if (!all && given != null && given.limits() != null) {
            // Limits tried one after the other would tell the cost.
            throw ProblemException.forbidden(
                    "limits_not_yours", "A storefront's key can't set limits; ask with a pricing key.");
        }
        PriceAnswer answer = prices.answer(request);
        return all ? answer : StorefrontPriceAnswer.of(answer);
    }

    @PostMapping("/prices/apply")
    @RolesAllowed(Role.PRICING)
    @Operation(summary = "Put a price into force: the proposed one, or one set by hand")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject("{\"productId\":\"P1\",\"price\":19.99}")))
    PricePoint apply(@Valid @RequestBody ApplyPriceRequest request, Principal caller, HttpServletRequest roles) {
        escalation.check(request.productId(), request.channel(), roles);
        return changes.apply(request, caller.getName());
    }

    @GetMapping("/prices/{productId}")
    @RolesAllowed({Role.STOREFRONT, Role.PRICING})
    @Operation(
            summary = "The price in force, since when and why",
            description = "In a channel without a price of its own the shop's, which then names no channel.")
    PricePoint inForce(
            @PathVariable String productId,
            @RequestParam(required = false) @Nullable @Channel String channel,
            HttpServletRequest caller) {
        PricePoint point = newest(productId, channel);
        return Viewer.seesMargins(caller) ? point : Viewer.forStorefront(point);
    }

    @GetMapping("/prices/{productId}/history")
    @RolesAllowed(Role.PRICING)
    @Operation(summary = "The prices in force at any moment from one time to another, oldest first")
    List<PricePoint> history(
            @PathVariable String productId,
            @RequestParam(required = false) @Nullable @Channel String channel,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Instant start = from == null ? Instant.EPOCH : Moments.parse("from", from);
        Instant end = to == null ? clock.instant() : Moments.parse("to", to);
        Moments.checkOrder("from", start, "to", end);
        newest(productId, channel);
        return history.between(productId, channel, start, end);
    }

    @GetMapping("/prices/{productId}/lowest")
    @RolesAllowed({Role.STOREFRONT, Role.PRICING})
    @Operation(
            summary = "The lowest price of the days before a reduction (EU Omnibus)",
            description =
                    "Without a moment: before the price in force where that is a reduction, else before one made now. Where"
                            + " prices are not known for all of the days, knownSince and note say so.")
    LowestPriceAnswer lowest(
            @PathVariable String productId,
            @RequestParam(required = false) @Nullable @Channel String channel,
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(required = false) @Nullable String before) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days is " + days + "; ask for 1 to " + MOST_DAYS + ".");
        }
        PricePoint newest = newest(productId, channel);
        Instant reduction = before == null ? reduction(newest) : Moments.parse("before", before);
        Duration window = Duration.ofDays(days);
        List<LowestPrice.PricePoint> points =
                history.between(productId, channel, reduction.minus(window), reduction).stream()
                        .map(point -> new LowestPrice.PricePoint(point.effectiveFrom(), point.price()))
                        .toList();
        Instant known = LowestPrice.knownSince(points, reduction, window).orElse(null);
        return new LowestPriceAnswer(
                productId,
                channel,
                LowestPrice.before(points, reduction, window).orElse(null),
                newest.currency(),
                days,
                reduction,
                known,
                LowestPrices.note(known, reduction, days));
    }

    /** Beside a reduced price stands what was lowest before it: asked afterwards, the reduced price must not count itself. */
    private Instant reduction(PricePoint inForce) {
        BigDecimal before = inForce.previousPrice();
        boolean reduced = before != null && inForce.price().compareTo(before) < 0;
        return reduced ? inForce.effectiveFrom() : clock.instant();
    }

    @PostMapping("/prices/{productId}/rollback")
    @RolesAllowed(Role.PRICING)
    @Operation(summary = "Put the price before back into force")
    PricePoint rollback(
            @PathVariable String productId,
            @RequestParam(required = false) @Nullable @Channel String channel,
            @Valid @RequestBody(required = false) @Nullable ProposalDecision why,
            Principal caller,
            HttpServletRequest roles) {
        escalation.check(productId, channel, roles);
        return changes.rollback(productId, channel, why == null ? null : why.comment(), caller.getName());
    }

    @DeleteMapping("/prices/{productId}")
    @RolesAllowed(Role.PRICING)
    @Operation(
            summary = "Give up a channel's own price: the shop's holds there again",
            description = "The answer's price is the shop's. The history keeps what the channel asked.")
    PricePoint follow(
            @PathVariable String productId,
            @Parameter(required = true) @RequestParam(required = false) @Nullable @Channel String channel,
            @RequestParam(required = false) @Nullable @Size(max = 1000) String comment,
            Principal caller,
            HttpServletRequest roles) {
        if (channel == null) {
            throw changes.channelMissing(productId);
        }
        escalation.check(productId, channel, roles);
        return changes.follow(productId, channel, comment, caller.getName());
    }

    private PricePoint newest(String productId, @Nullable String channel) {
        return history.newest(productId, channel).orElseThrow(() -> unknown(productId));
    }

    private static ProblemException unknown(String productId) {
        return ProblemException.notFound("Product \"" + productId
                + "\" has no price in force: give it one with POST /products, or with POST /prices/apply.");
    }
}
