package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.PricingMode;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.clickshelf.pricing.stream.Pricer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps prices whose rule says so for administrators to decide on. */
@Component
class Escalation {

    private final Pricer pricer;

    Escalation(Pricer pricer) {
        this.pricer = pricer;
    }

    /** @throws ProblemException 403 if a rule in force leaves the product's price to administrators and the caller is none */
    void check(String productId, @Nullable String channel, HttpServletRequest caller) {
        check(List.of(productId), channel, caller);
    }

    /** As {@link #check(String, String, HttpServletRequest)}, for several products at once. */
    void check(Collection<String> productIds, @Nullable String channel, HttpServletRequest caller) {
        if (caller.isUserInRole(Role.ADMIN)) {
            return;
        }
        Pricer.Checks checks = pricer.checks(productIds, channel);
        for (String productId : productIds) {
            if (checks.mode(productId).filter(PricingMode.ESCALATE::equals).isPresent()) {
                throw ProblemException.forbidden(
                        "price_escalated",
                        "The price of \"" + productId
                                + "\" is escalated by a rule (GET /price_rules): an administrator has to decide.");
            }
        }
    }
}
