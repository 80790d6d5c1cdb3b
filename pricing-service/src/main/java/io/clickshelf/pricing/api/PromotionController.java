package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.PromotionAnswer;
import io.clickshelf.contracts.pricing.PromotionRequest;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who gets which offer. */
@RestController
@Tag(name = "Charge")
class PromotionController {

    private final Promotions promotions;

    PromotionController(Promotions promotions) {
        this.promotions = promotions;
    }

    @PostMapping("/promotions")
    @RolesAllowed({Role.STOREFRONT, Role.PRICING})
    @Operation(summary = "The offer that pays for a shopper, or none, and why")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject("{\"userId\":\"123\"}")))
    PromotionAnswer promotions(@Valid @RequestBody PromotionRequest request) {
        return promotions.answer(request);
    }
}
