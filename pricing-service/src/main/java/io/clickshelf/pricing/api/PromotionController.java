package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.OfferList;
import io.clickshelf.contracts.pricing.PromotionAnswer;
import io.clickshelf.contracts.pricing.PromotionRequest;
import io.clickshelf.contracts.pricing.UpliftReport;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who gets which offer. */
@RestController
@Tag(name = "Charge")
class PromotionController {

    private final Promotions promotions;
    private final OfferLists lists;
    private final OfferReports reports;
    private final Clock clock;

    PromotionController(Promotions promotions, OfferLists lists, OfferReports reports, Clock clock) {
        this.promotions = promotions;
        this.lists = lists;
        this.reports = reports;
        this.clock = clock;
    }

    @PostMapping("/promotions/lists")
    @RolesAllowed(Role.PRICING)
    @Operation(summary = "Make offers to those whom they gain most for their cost, within a budget: a delivery list")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject("{\"budget\":250,\"most\":100}")))
    OfferList list(@Valid @RequestBody OfferList.OfferBudget request) {
        return lists.choose(request);
    }

    @GetMapping("/promotions/uplift")
    @RolesAllowed(Role.PRICING)
    @Operation(summary = "What offers changed, by the group kept without them, with its interval")
    UpliftReport uplift(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until) {
        Instant start = from == null ? Instant.EPOCH : Moments.parse("from", from);
        Instant end = until == null ? clock.instant() : Moments.parse("until", until);
        Moments.checkOrder("from", start, "until", end);
        return reports.uplift(start, end);
    }

    @PostMapping("/promotions")
    @RolesAllowed({Role.STOREFRONT, Role.PRICING})
    @Operation(summary = "The offer that pays for a shopper, or none, and why")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject("{\"userId\":\"123\"}")))
    PromotionAnswer promotions(@Valid @RequestBody PromotionRequest request, HttpServletRequest caller) {
        PromotionAnswer answer = promotions.answer(request);
        return Viewer.seesMargins(caller) ? answer : Viewer.forStorefront(answer);
    }
}
