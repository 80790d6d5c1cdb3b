package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.OfferDefinition;
import io.clickshelf.platform.audit.Audit;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.clickshelf.pricing.store.OfferStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
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

/** The offers that may be made. */
@RestController
@RequestMapping("/offers")
@RolesAllowed(Role.PRICING)
@Tag(name = "Charge")
class OfferController {

    private static final int MOST_CHANGES = 200;

    private final OfferStore offers;
    private final Audit audit;
    private final Clock clock;

    OfferController(OfferStore offers, Audit audit, Clock clock) {
        this.offers = offers;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "All offers, with how many shoppers got each")
    List<OfferDefinition> all() {
        return offers.all();
    }

    @GetMapping("/{offerId}")
    @Operation(summary = "One offer")
    OfferDefinition one(@PathVariable String offerId) {
        return offers.find(offerId).orElseThrow(() -> unknown(offerId));
    }

    @PutMapping("/{offerId}")
    @Operation(summary = "Add or replace an offer")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples = @ExampleObject("{\"title\":\"Come back\",\"discountPercent\":10,"
                                            + "\"from\":\"2026-05-01\",\"until\":\"2026-06-01\",\"maxUses\":500}")))
    OfferDefinition put(
            @PathVariable @Size(max = 100) String offerId,
            @Valid @RequestBody OfferDefinition offer,
            Principal caller) {
        if (offerId.equals("audit")) {
            throw new IllegalArgumentException("\"audit\" can't name an offer: GET /offers/audit lists changes.");
        }
        if (!offer.until().isAfter(offer.from())) {
            throw new IllegalArgumentException("Offer \"" + offerId + "\" ends (until " + offer.until()
                    + ") before it begins (from " + offer.from() + ").");
        }
        offers.put(new OfferDefinition(
                offerId,
                offer.title(),
                offer.productId(),
                offer.discountPercent(),
                offer.from(),
                offer.until(),
                offer.validForHours(),
                offer.maxUses(),
                offer.priority(),
                null,
                clock.instant(),
                caller.getName()));
        return one(offerId);
    }

    @DeleteMapping("/{offerId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove an offer; shoppers who have it are told that it was withdrawn")
    void delete(@PathVariable String offerId, Principal caller) {
        if (!offers.delete(offerId, clock.instant(), caller.getName())) {
            throw unknown(offerId);
        }
    }

    @GetMapping("/audit")
    @Operation(summary = "Who changed which offer, newest first")
    List<Audit.Change> audit() {
        return audit.newest(OfferStore.KIND, MOST_CHANGES);
    }

    private static ProblemException unknown(String offerId) {
        return ProblemException.notFound("There is no offer \"" + offerId + "\"; add it with PUT.");
    }
}
