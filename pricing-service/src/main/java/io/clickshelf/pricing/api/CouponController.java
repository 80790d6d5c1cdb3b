package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.Coupon;
import io.clickshelf.contracts.pricing.CouponUse;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.clickshelf.pricing.store.CouponUses;
import io.clickshelf.pricing.store.Documents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Codes that take something off an order, with their limits. */
@RestController
@RequestMapping("/coupons")
@Tag(name = "Charge")
class CouponController {

    private static final int DECIMALS = 2;

    private final Documents documents;
    private final CouponUses uses;
    private final TransactionTemplate transactions;
    private final Clock clock;

    CouponController(Documents documents, CouponUses uses, TransactionTemplate transactions, Clock clock) {
        this.documents = documents;
        this.uses = uses;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    @RolesAllowed(Role.PRICING)
    @Operation(summary = "All coupons, with how often each was used")
    List<Coupon> all() {
        return documents.all(CouponUses.KIND, Coupon.class).stream()
                .map(this::counted)
                .toList();
    }

    @GetMapping("/{code}")
    @RolesAllowed(Role.PRICING)
    @Operation(summary = "One coupon")
    Coupon one(@PathVariable String code) {
        return documents
                .find(CouponUses.KIND, code, Coupon.class)
                .map(this::counted)
                .orElseThrow(() -> unknown(code));
    }

    @PutMapping("/{code}")
    @RolesAllowed(Role.PRICING)
    @Operation(summary = "Add or replace a coupon")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"discountPercent\":10,\"from\":\"2026-05-01\",\"until\":\"2027-06-01\","
                                                    + "\"maxUses\":500,\"leastOrder\":30}")))
    Coupon put(@PathVariable @Size(max = 100) String code, @Valid @RequestBody Coupon coupon, Principal caller) {
        if (!coupon.until().isAfter(coupon.from())) {
            throw new IllegalArgumentException("Coupon \"" + code + "\" ends (until " + coupon.until()
                    + ") before it begins (from " + coupon.from() + ").");
        }
        if ((coupon.discountPercent() == null) == (coupon.discountAmount() == null)) {
            throw new IllegalArgumentException("Coupon \"" + code
                    + "\" takes off a percentage or an amount: give discountPercent or discountAmount.");
        }
        Coupon stamped = copy(coupon, code, null, clock.instant(), caller.getName());
        documents.put(CouponUses.KIND, code, stamped, stamped.updatedAt(), stamped.updatedBy());
        return counted(stamped);
    }

    @DeleteMapping("/{code}")
    @RolesAllowed(Role.PRICING)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a coupon; orders that used it keep it")
    void delete(@PathVariable String code, Principal caller) {
        if (!documents.delete(CouponUses.KIND, code, clock.instant(), caller.getName())) {
            throw unknown(code);
        }
    }

    @PostMapping("/{code}/uses")
    @RolesAllowed({Role.STOREFRONT, Role.PRICING})
    @Operation(summary = "Use a coupon for an order; the same order again gets the same answer and counts once")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(examples = @ExampleObject("{\"userId\":\"123\",\"orderId\":\"O1\",\"orderValue\":59.90}")))
    CouponUse use(@PathVariable String code, @Valid @RequestBody CouponUse.CouponOrder request) {
        return Objects.requireNonNull(transactions.execute(status -> used(code, request)));
    }

    /** The lock on the coupon makes orders that come at once count one after the other. */
    private CouponUse used(String code, CouponUse.CouponOrder request) {
        Coupon coupon = documents.lock(CouponUses.KIND, code, Coupon.class).orElseThrow(() -> unknown(code));
        Optional<CouponUse> before = uses.of(code, request.orderId());
        if (before.isPresent()) {
            return before.get();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        refuseUnlessOpen(coupon, code, request, now);
        CouponUse use =
                new CouponUse(code, request.orderId(), request.userId(), discount(coupon, request.orderValue()), now);
        uses.add(use);
        return use;
    }

    private void refuseUnlessOpen(Coupon coupon, String code, CouponUse.CouponOrder request, Instant now) {
        if (now.isBefore(coupon.from()) || !now.isBefore(coupon.until())) {
            throw refused("coupon_not_open", code, "holds from " + coupon.from() + " until " + coupon.until() + ".");
        }
        if (coupon.userId() != null && !coupon.userId().equals(request.userId())) {
            throw refused("coupon_of_another", code, "belongs to another shopper.");
        }
        if (coupon.leastOrder() != null && request.orderValue().compareTo(coupon.leastOrder()) < 0) {
            throw refused("order_too_small", code, "needs an order of at least " + coupon.leastOrder() + ".");
        }
        if (coupon.maxUses() != null && uses.count(code) >= coupon.maxUses()) {
            throw refused("coupon_used_up", code, "was used " + coupon.maxUses() + " times, which is all it may be.");
        }
        int mine = Objects.requireNonNullElse(coupon.maxUsesPerShopper(), 1);
        if (uses.count(code, request.userId()) >= mine) {
            throw refused("coupon_used_up", code, "was used by this shopper as often as it may be: " + mine + ".");
        }
    }

    @DeleteMapping("/{code}/uses/{orderId}")
    @RolesAllowed({Role.STOREFRONT, Role.PRICING})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a use back: the order was not placed, or cancelled")
    void release(@PathVariable String code, @PathVariable String orderId) {
        if (!uses.remove(code, orderId)) {
            throw ProblemException.notFound("Order \"" + orderId + "\" did not use coupon \"" + code + "\".");
        }
    }

    private static BigDecimal discount(Coupon coupon, BigDecimal orderValue) {
        Double percent = coupon.discountPercent();
        BigDecimal discount = percent == null
                ? Objects.requireNonNull(coupon.discountAmount())
                : orderValue.multiply(BigDecimal.valueOf(percent / 100));
        return discount.min(orderValue).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private Coupon counted(Coupon coupon) {
        String code = Objects.requireNonNull(coupon.code());
        return copy(coupon, code, uses.count(code), coupon.updatedAt(), coupon.updatedBy());
    }

    private static Coupon copy(
            Coupon coupon, String code, @Nullable Integer used, @Nullable Instant at, @Nullable String by) {
        return new Coupon(
                code,
                coupon.title(),
                coupon.discountPercent(),
                coupon.discountAmount(),
                coupon.from(),
                coupon.until(),
                coupon.leastOrder(),
                coupon.maxUses(),
                coupon.maxUsesPerShopper(),
                coupon.userId(),
                used,
                at,
                by);
    }

    private static ProblemException refused(String problem, String code, String why) {
        return ProblemException.conflict(problem, "Coupon \"" + code + "\" " + why);
    }

    private static ProblemException unknown(String code) {
        return ProblemException.notFound("There is no coupon \"" + code + "\".");
    }
}
