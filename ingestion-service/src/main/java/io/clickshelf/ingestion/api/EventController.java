package io.clickshelf.ingestion.api;

import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.Identified;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.ingestion.Accepted;
import io.clickshelf.ingestion.stream.RawEventPublisher;
import io.clickshelf.platform.security.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Raw events over REST, one or a list. 202 means: the broker has them. */
@RestController
@ResponseStatus(HttpStatus.ACCEPTED)
@RolesAllowed(Role.PRODUCER)
@Tag(name = "Data in", description = "Events, orders, stock, the outside world and the catalogue: one or a list.")
class EventController {

    private final EventBody body;
    private final RawEventPublisher publisher;
    private final MeterRegistry meters;

    EventController(EventBody body, RawEventPublisher publisher, MeterRegistry meters) {
        this.body = body;
        this.publisher = publisher;
        this.meters = meters;
    }

    @PostMapping("/events")
    @Operation(summary = "Send what shoppers did")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BehaviorEvent.class),
                            examples =
                                    @ExampleObject(
                                            "{\"userId\":\"123\",\"productId\":\"ABC\",\"actionType\":\"click\",\"timestamp\":1234567890}")))
    Accepted events(@org.springframework.web.bind.annotation.RequestBody byte[] json) {
        return accept(json, BehaviorEvent.class);
    }

    @PostMapping("/inventory")
    @Operation(summary = "Send stock levels")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = InventoryRecord.class),
                            examples =
                                    @ExampleObject(
                                            "{\"productId\":\"ABC\",\"stockLevel\":100,\"warehouseId\":\"W1\",\"timestamp\":1234567890}")))
    Accepted inventory(@org.springframework.web.bind.annotation.RequestBody byte[] json) {
        return accept(json, InventoryRecord.class);
    }

    @PostMapping("/external")
    @Operation(summary = "Send news from outside: rivals' prices, weather, holidays, traffic")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ExternalEvent.class),
                            examples =
                                    @ExampleObject(
                                            "{\"competitorPrice\":19.99,\"productId\":\"ABC\",\"timestamp\":1234567890}")))
    Accepted external(@org.springframework.web.bind.annotation.RequestBody byte[] json) {
        return accept(json, ExternalEvent.class);
    }

    @PostMapping("/orders")
    @Operation(summary = "Send orders, cancellations and returns")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OrderEvent.class),
                            examples =
                                    @ExampleObject(
                                            "{\"orderId\":\"O1\",\"userId\":\"123\",\"timestamp\":\"2026-05-01T12:00:00Z\",\"currency\":\"EUR\",\"lines\":[{\"productId\":\"ABC\",\"quantity\":2,\"unitPrice\":19.99}]}")))
    Accepted orders(@org.springframework.web.bind.annotation.RequestBody byte[] json) {
        return accept(json, OrderEvent.class);
    }

    @PostMapping("/products")
    @Operation(summary = "Send products; the newest record of a product replaces the one before")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Product.class),
                            examples =
                                    @ExampleObject(
                                            "{\"productId\":\"ABC\",\"title\":\"Kettle, 1.7 l\",\"category\":\"Home > Kitchen\",\"price\":29.90,\"currency\":\"EUR\"}")))
    Accepted products(@org.springframework.web.bind.annotation.RequestBody byte[] json) {
        return accept(json, Product.class);
    }

    private <T extends Identified> Accepted accept(byte[] json, Class<T> type) {
        try {
            List<T> events = body.read(json, type);
            return new Accepted(events.size(), publisher.publish(events));
        } catch (RuntimeException e) {
            meters.counter("clickshelf.requests.rejected", "type", type.getSimpleName())
                    .increment();
            throw e;
        }
    }
}
