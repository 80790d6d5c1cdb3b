package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.CalendarPromotion;
import io.clickshelf.contracts.pricing.PromotedPrice;
import io.clickshelf.contracts.pricing.PromotionEffectAnswer;
import io.clickshelf.platform.audit.Audit;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.clickshelf.pricing.store.CalendarStore;
import io.clickshelf.pricing.stream.PromotionCalendar;
import io.clickshelf.pricing.stream.PromotionEffects;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The promotions of the calendar, and what they make of prices. */
@RestController
@RequestMapping("/promotion_calendar")
@Tag(name = "Charge")
class CalendarController {

    private static final int MOST_CHANGES = 200;

    private final CalendarStore promotions;
    private final PromotionCalendar calendar;
    private final PromotionEffects effects;
    private final Audit audit;
    private final Clock clock;

    CalendarController(
            CalendarStore promotions, PromotionCalendar calendar, PromotionEffects effects, Audit audit, Clock clock) {
        this.promotions = promotions;
        this.calendar = calendar;
        this.effects = effects;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    @RolesAllowed(Role.PRICING)
    @Operation(summary = "All promotions of the calendar")
    List<CalendarPromotion> all() {
        return promotions.all();
    }

    @GetMapping("/{promotionId}")
    @RolesAllowed(Role.PRICING)
    @Operation(summary = "One promotion")
    CalendarPromotion one(@PathVariable String promotionId) {
        return promotions.find(promotionId).orElseThrow(() -> unknown(promotionId));
    }

    @PutMapping("/{promotionId}")
    @RolesAllowed(Role.PRICING)
    @Operation(summary = "Add or replace a promotion")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples = @ExampleObject("{\"title\":\"Kitchen"
                                            + " week\",\"category\":\"Kitchen\",\"discountPercent\":15,"
                                            + "\"from\":\"2026-05-01\",\"until\":\"2026-05-08\",\"priority\":5}")))
    CalendarPromotion put(
            @PathVariable @Size(max = 100) String promotionId,
            @Valid @RequestBody CalendarPromotion promotion,
            Principal caller) {
        if (!promotion.until().isAfter(promotion.from())) {
            throw new IllegalArgumentException("Promotion \"" + promotionId + "\" ends (until " + promotion.until()
                    + ") before it begins (from " + promotion.from() + ").");
        }
        if (promotionId.equals("audit") || promotionId.equals("prices")) {
            throw new IllegalArgumentException("\"" + promotionId + "\" can't name a promotion; it is a path.");
        }
        CalendarPromotion stamped = promotion.stamped(promotionId, clock.instant(), caller.getName());
        promotions.put(promotionId, stamped);
        return stamped;
    }

    @DeleteMapping("/{promotionId}")
    @RolesAllowed(Role.PRICING)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a promotion")
    void delete(@PathVariable String promotionId, Principal caller) {
        promotions.delete(one(promotionId), promotionId, clock.instant(), caller.getName());
    }

    @PostMapping("/prices")
    @RolesAllowed({Role.STOREFRONT, Role.PRICING})
    @Operation(summary = "Prices with the calendar's promotions, which of them hold, and which don't and why")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject("{\"productIds\":[\"P1\",\"P2\"]}")))
    List<PromotedPrice> prices(
            @Valid @RequestBody PromotedPrice.PromotedPriceRequest request, HttpServletRequest caller) {
        Instant at = request.at() == null ? clock.instant() : request.at();
        List<PromotedPrice> prices = calendar.at(new LinkedHashSet<>(request.productIds()), request.channel(), at);
        return Viewer.seesMargins(caller)
                ? prices
                : prices.stream().map(Viewer::forStorefront).toList();
    }

    @GetMapping("/{promotionId}/effect")
    @RolesAllowed(Role.PRICING)
    @Operation(summary = "What a promotion sold over its baseline, and what it took from its category")
    PromotionEffectAnswer effect(@PathVariable String promotionId) {
        return effects.of(one(promotionId))
                .orElseThrow(() -> ProblemException.conflict(
                        "nothing_to_measure",
                        "No day of promotion \"" + promotionId
                                + "\" with known demand, or none of the weeks before it."));
    }

    @GetMapping("/audit")
    @RolesAllowed(Role.PRICING)
    @Operation(summary = "Who changed which promotion, newest first")
    List<Audit.Change> audit() {
        return audit.newest(CalendarStore.KIND, MOST_CHANGES);
    }

    private static ProblemException unknown(String promotionId) {
        return ProblemException.notFound("There is no promotion \"" + promotionId + "\"; add it with PUT.");
    }
}
