package io.clickshelf.pricing.model.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OfferChooserTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final ReturnProbability RETURNS = returns();
    private static final OfferChooser CHOOSER =
            new OfferChooser(RETURNS, new HoldOut(0, "may"), OfferChooser.Settings.defaults(), null);
    private static final Offer TEN = offer("ten", null, .1, 5);

    /** Shoppers return the sooner the shorter ago they came and the oftener they did. */
    private static ReturnProbability returns() {
        Random random = new Random(1);
        List<Shopper> shoppers = new ArrayList<>();
        boolean[] returned = new boolean[4000];
        for (int i = 0; i < returned.length; i++) {
            int orders = 1 + random.nextInt(12);
            double recency = 200 * random.nextDouble() * random.nextDouble();
            shoppers.add(new Shopper("u" + i, recency, orders, 40.0 * orders, recency + 25 * orders));
            double p = 1 / (1 + Math.exp(-(2.5 - 1.4 * Math.log1p(recency) + 1.1 * Math.log1p(orders))));
            returned[i] = random.nextDouble() < p;
        }
        return ReturnProbability.fit(shoppers, returned, 28);
    }

    private static Offer offer(String id, @Nullable String product, double discount, int uses) {
        return new Offer(
                id,
                product,
                discount,
                NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(5)),
                Duration.ofDays(3),
                uses,
                0);
    }

    @Test
    void aShopperAtRiskGetsTheOfferThatPaysAndALoyalOneNone() {
        Shopper atRisk = new Shopper("risk", 90, 6, 360, 250);
        OfferDecision decision = CHOOSER.choose(atRisk, List.of(TEN), Map.of(), NOW);
        assertThat(decision.offer()).isEqualTo(TEN);
        assertThat(decision.expires()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        assertThat(decision.reason()).contains("last order 90 days ago");
        assertThat(decision.expectedGain()).isPositive();
        OfferDecision loyal = CHOOSER.choose(new Shopper("loyal", 1, 12, 700, 300), List.of(TEN), Map.of(), NOW);
        assertThat(loyal.offer()).isNull();
        assertThat(loyal.code()).isEqualTo(OfferDecision.Code.COMES_ANYWAY);
    }

    @Test
    void nothingIsOfferedWithoutStockTimeOrUses() {
        Shopper atRisk = new Shopper("risk", 90, 6, 360, 250);
        List<Offer> closed = List.of(offer("scarce", "lamp", .1, 5), offer("used", null, .1, 0));
        OfferDecision decision = CHOOSER.choose(atRisk, closed, Map.of("lamp", 1.5), NOW);
        assertThat(decision.code()).isEqualTo(OfferDecision.Code.NO_OFFER_OPEN);
        assertThat(CHOOSER.choose(atRisk, List.of(TEN), Map.of(), NOW.plus(Duration.ofDays(6)))
                        .code())
                .isEqualTo(OfferDecision.Code.NO_OFFER_OPEN);
    }

    @Test
    void theHoldOutIsAFixedShareAndGetsNothing() {
        HoldOut holdOut = new HoldOut(.1, "may");
        int held = 0;
        for (int i = 0; i < 20_000; i++) {
            held += holdOut.contains("user-" + i) ? 1 : 0;
        }
        assertThat(held / 20_000.0).isCloseTo(.1, within(.01));
        OfferChooser all = new OfferChooser(RETURNS, new HoldOut(.999999, "x"), OfferChooser.Settings.defaults(), null);
        assertThat(all.choose(new Shopper("risk", 90, 6, 360, 250), List.of(TEN), Map.of(), NOW)
                        .code())
                .isEqualTo(OfferDecision.Code.HELD_OUT);
    }

    @Test
    void predictsTheSameAfterSavingAndLoading() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RETURNS.save(new DataOutputStream(bytes));
        ReturnProbability loaded =
                ReturnProbability.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        Shopper shopper = new Shopper("a", 12, 3, 90, 80);
        assertThat(loaded.predict(shopper)).isEqualTo(RETURNS.predict(shopper));
        assertThat(loaded.horizonDays()).isEqualTo(28);
    }

    @Test
    void saysWhatIsWrongWithAnOffer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> offer("bad", null, 1.5, 1))
                .withMessageContaining("discount of 1.5");
    }
}
