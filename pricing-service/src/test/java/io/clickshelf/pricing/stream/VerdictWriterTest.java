package io.clickshelf.pricing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.pricing.PricingShop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is written of decisions that took a while. */
@SuppressWarnings("NullAway.Init")
class VerdictWriterTest extends PricingShop {

    @Autowired
    private Pricer pricer;

    @Autowired
    private Verdicts verdicts;

    @Autowired
    private VerdictWriter writer;

    @Test
    void aPassThatBeganUnderARuleThatHasChangedSinceDoesNotHaveTheLastWord() {
        sell("brazier", "40", "25", "5000");
        rule("brazier", "automatic");
        undercut("brazier", "36.00");
        eventually(() -> price("brazier").cause() == PriceCause.AUTOMATIC);
        ok(merchant.post("/prices/brazier/rollback", "{}"), Object.class);

        VerdictWriter.Basis older = writer.basis();
        Verdict verdict = decide("brazier");
        assertThat(verdict.effect()).isEqualTo(Verdict.Effect.APPLIED);
        rule("brazier", "block");
        VerdictWriter.Written refused = writer.write(List.of(verdict), older, "A pass.");
        assertThat(refused.stale()).containsExactly(verdict.listing());
        assertThat(refused.current()).isEmpty();
        assertThat(price("brazier").price()).isEqualByComparingTo("40");

        rule("brazier", "automatic");
        VerdictWriter.Basis newer = writer.basis();
        verdict = decide("brazier");
        rule("another", "block");
        VerdictWriter.Written written = writer.write(List.of(verdict), newer, "A pass.");
        assertThat(written.applied())
                .as("the rule of another product makes no difference")
                .containsExactly(verdict.listing());
        assertThat(price("brazier").price())
                .isEqualByComparingTo(verdict.priced().price());
    }

    @Test
    void aPassThatBeganBeforeARivalsOfferDoesNotTakeBackWhatCameOfIt() {
        sell("flagon", "40", "25", "5000");
        rule("flagon", "review");
        VerdictWriter.Basis before = writer.basis();
        Verdict unaware = decide("flagon");
        undercut("flagon", "38.00");
        PriceProposal aware = proposal("flagon");
        VerdictWriter.Written written = writer.write(List.of(unaware), before, "A pass.");
        assertThat(written.current()).isEmpty();
        assertThat(written.stale()).isEmpty();
        assertThat(open("flagon")[0].reasons()).isEqualTo(aware.reasons());
    }

    private Verdict decide(String product) {
        Pricer.Pricing pricing = pricer.priceEverywhere(List.of(product)).orElseThrow();
        return verdicts.on(pricing.priced().getFirst(), "a test", pricing.modelVersion(), true);
    }

    private void rule(String product, String mode) {
        ok(
                merchant.put(
                        "/price_rules/" + product,
                        "{\"productId\":\"" + product + "\",\"mode\":\"" + mode
                                + "\",\"limits\":{\"aboveRival\":0,\"movePerChange\":0.06,\"movePerDay\":0.5}}"),
                PricingRule.class);
        workedOff(product);
    }
}
