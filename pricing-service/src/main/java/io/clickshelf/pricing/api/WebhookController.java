package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.Webhook;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.clickshelf.pricing.store.Documents;
import io.clickshelf.pricing.store.WebhookStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.Principal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where prices in force and offers made are sent to. */
@RestController
@RequestMapping("/webhooks")
@RolesAllowed(Role.PRICING)
@Tag(name = "Charge")
class WebhookController {

    private static final int SECRET_BYTES = 32;
    private static final int MOST = 500;

    private final Documents documents;
    private final WebhookStore deliveries;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WebhookController(Documents documents, WebhookStore deliveries, Clock clock) {
        this.documents = documents;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "All webhooks, without their secrets")
    List<Webhook> all() {
        return documents.all(WebhookStore.KIND, Webhook.class).stream()
                .map(Webhook::withoutSecret)
                .toList();
    }

    @GetMapping("/{webhookId}")
    @Operation(summary = "One webhook, without its secret")
    Webhook one(@PathVariable String webhookId) {
        return find(webhookId).withoutSecret();
    }

    @PutMapping("/{webhookId}")
    @Operation(summary = "Add or replace a webhook; the answer alone shows the secret that signs what is sent")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"url\":\"https://shop.example/prices\",\"events\":[\"price\",\"offer\"]}")))
    Webhook put(
            @PathVariable @Size(max = 100) String webhookId, @Valid @RequestBody Webhook webhook, Principal caller) {
        URI url = URI.create(webhook.url());
        if (url.getHost() == null) {
            throw new IllegalArgumentException("url \"" + webhook.url() + "\" names no host.");
        }
        String secret = webhook.secret();
        if (secret == null) {
            byte[] bytes = new byte[SECRET_BYTES];
            random.nextBytes(bytes);
            secret = HexFormat.of().formatHex(bytes);
        }
        Webhook stamped = new Webhook(
                webhookId,
                webhook.url(),
                webhook.events(),
                secret,
                webhook.enabled(),
                clock.instant(),
                caller.getName());
        documents.put(WebhookStore.KIND, webhookId, stamped, stamped.updatedAt(), stamped.updatedBy());
        return stamped;
    }

    @DeleteMapping("/{webhookId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a webhook; what waited for it is given up")
    void delete(@PathVariable String webhookId, Principal caller) {
        if (!documents.delete(WebhookStore.KIND, webhookId, clock.instant(), caller.getName())) {
            throw unknown(webhookId);
        }
    }

    @GetMapping("/{webhookId}/deliveries")
    @Operation(summary = "What was sent, or waits to be, newest first")
    List<Webhook.WebhookDelivery> deliveries(@PathVariable String webhookId) {
        find(webhookId);
        return deliveries.newest(webhookId, MOST);
    }

    private Webhook find(String webhookId) {
        return documents.find(WebhookStore.KIND, webhookId, Webhook.class).orElseThrow(() -> unknown(webhookId));
    }

    private static ProblemException unknown(String webhookId) {
        return ProblemException.notFound("There is no webhook \"" + webhookId + "\"; add it with PUT.");
    }
}
