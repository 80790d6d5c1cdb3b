package io.clickshelf.feature.api;

import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.UserFeatures;
import io.clickshelf.contracts.feature.FeatureProgress;
import io.clickshelf.feature.store.CountingProgress;
import io.clickshelf.feature.store.FeaturePeer;
import io.clickshelf.feature.store.OwnedState;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/features")
@Tag(name = "features", description = "What is known of a shopper or a product, counted exactly once")
class FeatureController {

    private final OwnedState<UserFeatures> users;
    private final OwnedState<ProductFeatures> products;
    private final CountingProgress progress;

    FeatureController(OwnedState<UserFeatures> users, OwnedState<ProductFeatures> products, CountingProgress progress) {
        this.users = users;
        this.products = products;
        this.progress = progress;
    }

    @GetMapping("/users/{id}")
    @RolesAllowed({Role.STOREFRONT, Role.OPERATIONS})
    @Operation(summary = "A shopper's profile: actions, orders, spending, and the newest 50 interactions")
    UserFeatures user(
            @PathVariable String id,
            @RequestHeader(name = FeaturePeer.FORWARDED, defaultValue = "false") boolean forwarded) {
        return users.get(id, forwarded)
                .orElseThrow(() -> ProblemException.notFound("Nothing has been heard of shopper \"" + id + "\" yet."));
    }

    @GetMapping("/products/{id}")
    @RolesAllowed({Role.STOREFRONT, Role.OPERATIONS, Role.PRICING})
    @Operation(summary = "A product's counters over 1h, 24h and 7d, conversion, last price, and stock per warehouse")
    ProductFeatures product(
            @PathVariable String id,
            @RequestHeader(name = FeaturePeer.FORWARDED, defaultValue = "false") boolean forwarded) {
        return products.get(id, forwarded)
                .orElseThrow(() -> ProblemException.notFound("Nothing has been heard of product \"" + id + "\" yet."));
    }

    @GetMapping("/progress")
    @RolesAllowed({Role.PRODUCER, Role.OPERATIONS})
    @Operation(summary = "Whether all events so far are in the features, and how many are not")
    FeatureProgress progress() {
        return progress.now();
    }
}
