package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.PriceAnswer;
import io.clickshelf.contracts.pricing.PriceEvidence;
import io.clickshelf.contracts.pricing.PriceRequest;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.platform.decision.DecisionLog;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.pricing.stream.PriceResponseModel;
import io.clickshelf.pricing.stream.Pricer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Proposes prices, and logs that it did. */
@Component
class Prices {

    static final String NO_MODEL =
            "Demand has not been fitted yet: that takes seconds after the first orders with prices, minutes after very many.";

    private final Pricer pricer;
    private final DecisionLog decisions;
    private final MeterRegistry meters;

    Prices(Pricer pricer, DecisionLog decisions, MeterRegistry meters) {
        this.pricer = pricer;
        this.decisions = decisions;
        this.meters = meters;
    }

    PriceAnswer answer(PriceRequest request) {
        return meters.timer("clickshelf.decision", "kind", "price").record(() -> logged(request));
    }

    private PriceAnswer logged(PriceRequest request) {
        Set<String> asked = request.asked();
        if (asked.isEmpty()) {
            throw ProblemException.badRequest(
                    "nothing_asked", "The request names no product; give productId or productIds.");
        }
        Pricer.Pricing pricing = pricer.price(asked, request.channel(), request.context())
                .orElseThrow(() -> ProblemException.unavailable("no_model", NO_MODEL));
        if (pricing.priced().isEmpty() && asked.size() == 1) {
            PriceAnswer.Unpriced unpriced = pricing.unpriced().getFirst();
            throw ProblemException.notFound("Product \"" + unpriced.productId() + "\": " + unpriced.reason());
        }
        String decisionId = decisions.newId();
        PriceAnswer answer = new PriceAnswer(
                asked.size() == 1 ? pricing.priced().getFirst().price() : null,
                pricing.priced(),
                pricing.unpriced(),
                decisionId,
                pricing.modelVersion());
        decisions.record(
                decisionId,
                "price",
                asked.size() == 1 ? asked.iterator().next() : null,
                PriceResponseModel.NAME,
                pricing.modelVersion(),
                request,
                null,
                answer,
                reasons(pricing.priced()));
        return answer;
    }

    /** Of one product all, of several the foremost of each. */
    private static List<String> reasons(List<PricedProduct> priced) {
        if (priced.size() == 1) {
            return priced.getFirst().reasons().stream().map(PriceEvidence::text).toList();
        }
        return priced.stream()
                .filter(product -> !product.reasons().isEmpty())
                .map(product -> product.productId() + ": "
                        + product.reasons().getFirst().text())
                .limit(100)
                .toList();
    }
}
