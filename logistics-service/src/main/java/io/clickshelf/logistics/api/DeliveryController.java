package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryLearning;
import io.clickshelf.contracts.logistics.DeliveryOutcome;
import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.logistics.store.OpenOrders;
import io.clickshelf.logistics.store.RoutePlans;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How deliveries went, and what was learnt from them. */
@RestController
@RolesAllowed(Role.OPERATIONS)
@Tag(name = "Deliveries", description = "How deliveries went, and what the next plan knows by them.")
class DeliveryController {

    private final OpenOrders orders;
    private final DeliveryLessons lessons;
    private final RoutePlans plans;

    DeliveryController(OpenOrders orders, DeliveryLessons lessons, RoutePlans plans) {
        this.plans = plans;
        this.orders = orders;
        this.lessons = lessons;
    }

    @PostMapping("/deliveries")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Report a delivery",
            description = "The order is no longer open; service times, travel times and carriers are learnt from it.")
    void delivered(@Valid @RequestBody DeliveryOutcome outcome, Principal caller) {
        String wrong = outcome.inconsistency();
        if (wrong != null) {
            throw new IllegalArgumentException(
                    "Delivery of order \"" + outcome.orderId() + "\": " + wrong + "; correct the times.");
        }
        lessons.keep(outcome);
        if (!Boolean.FALSE.equals(outcome.delivered())) {
            orders.delivered(outcome.orderId(), outcome.deliveredAt(), outcome.comment(), caller.getName());
            if (outcome.orderId().contains("/")) {
                plans.part(outcome.orderId()).ifPresent(part -> deliver(part, outcome.deliveredAt()));
            }
        }
    }

    /** What the part brought is no longer wanted of its order. */
    private void deliver(DeliveryPoint part, Instant at) {
        orders.partDelivered(
                Objects.requireNonNull(part.partOf()),
                part.id(),
                Objects.requireNonNullElse(part.goods(), Map.of()),
                at);
    }

    @GetMapping("/deliveries/learned")
    @Operation(summary = "Service times, travel times and carriers as they were learnt")
    DeliveryLearning learned() {
        return lessons.learning();
    }
}
