package io.clickshelf.pricing.model.promotion;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the offer that pays for a shopper, or none.
 *
 * <p>An offer raises the odds of an order by a factor e^(response * discount), and costs its discount on every order, those
 * that would have come anyway included:
 *
 * <pre>gain = p' * order * (margin - discount) - p * order * margin</pre>
 *
 * with p the probability of an order when left alone and p' the one with the offer. Who comes anyway is thus offered nothing,
 * and neither is who won't come. The response is an assumption; once the hold-out group ({@link HoldOut}) tells whom offers
 * really change, {@link Targeting} has the last word. No offer is made for a product whose stock won't last. Immutable.
 */
public final class OfferChooser {

    private final ReturnProbability returns;
    private final HoldOut holdOut;
    private final Settings settings;
    private final @Nullable Targeting targeting;

    /**
     * @param response     log odds of an order gained per unit of discount; 8 means that 10 % off multiplies the odds by 2.2
     * @param margin       share of an order's value that is margin before discount
     * @param usualOrder   value of an order of a shopper who hasn't placed one
     * @param leastGain    in money, below which no offer is made
     * @param leastCover   days of stock of the product that an offer needs
     */
    public record Settings(double response, double margin, double usualOrder, double leastGain, double leastCover) {

        public Settings {
            if (!(response >= 0 && margin > 0 && margin <= 1 && usualOrder > 0 && leastGain >= 0 && leastCover >= 0)) {
                throw new IllegalArgumentException(
                        "Offer settings response %s, margin %s, usual order %s, least gain %s, least cover %s: margin must be a share, the rest not negative."
                                .formatted(response, margin, usualOrder, leastGain, leastCover));
            }
        }

        /** A cautious response, 40 % margin, an order of 30, and at least .20 to be gained. */
        public static Settings defaults() {
            return new Settings(8, .4, 30, .2, 7);
        }
    }

    /** @param targeting null until the shop's own trial tells enough */
    public OfferChooser(ReturnProbability returns, HoldOut holdOut, Settings settings, @Nullable Targeting targeting) {
        this.returns = returns;
        this.holdOut = holdOut;
        this.settings = settings;
        this.targeting = targeting;
    }

    /**
     * @param stockCoverDays by product; a product not in it is taken to have enough
     * @param now            the moment of the choice
     */
    public OfferDecision choose(Shopper shopper, List<Offer> offers, Map<String, Double> stockCoverDays, Instant now) {
        return granted(shopper, wanted(shopper, offers, stockCoverDays, now));
    }

    /** What becomes of {@link #wanted}: nothing for those held out, or whom offers don't change. */
    public OfferDecision granted(Shopper shopper, OfferDecision wanted) {
        double p = wanted.returnProbability();
        if (holdOut.contains(shopper.userId())) {
            return none(
                    shopper, OfferDecision.Code.HELD_OUT, "in the group kept without offers, to measure them", 0, p);
        }
        if (wanted.offer() != null && targeting != null && !targeting.offersTo(shopper)) {
            String reason = "in a trial of %,d shoppers, %,d of them without offers, offers did not earn with %s"
                    .formatted(
                            targeting.people(),
                            targeting.heldOut(),
                            targeting.choice().policy() == TargetingChoice.Policy.NOBODY
                                    ? "anybody"
                                    : "shoppers like this one");
            return none(shopper, OfferDecision.Code.NOT_MOVED, reason, 0, p);
        }
        return wanted;
    }

    /** What the assumed response alone would offer, to anybody: who is part of the trial that tests it. */
    public OfferDecision wanted(Shopper shopper, List<Offer> offers, Map<String, Double> stockCoverDays, Instant now) {
        double p = returns.predict(shopper);
        Offer best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Offer offer : offers) {
            if (!isOpen(offer, stockCoverDays, now)) {
                continue;
            }
            double gain = gain(shopper, p, offer.discount());
            boolean better = gain > most + 1e-9;
            if (better || (best != null && gain > most - 1e-9 && offer.priority() > best.priority())) {
                best = offer;
                most = gain;
            }
        }
        if (best == null) {
            return none(shopper, OfferDecision.Code.NO_OFFER_OPEN, "no offer is open with stock behind it", 0, p);
        }
        if (most < settings.leastGain()) {
            return declined(shopper, p, most);
        }
        Instant expires = now.plus(best.validFor());
        if (expires.isAfter(best.until())) {
            expires = best.until();
        }
        String reason = String.format(
                Locale.ROOT,
                "last order %.0f days ago: %.0f %% likely to order within %d days, %.0f %% with %.0f %% off; gains"
                        + " %.2f",
                shopper.recencyDays(),
                100 * p,
                returns.horizonDays(),
                100 * withOffer(p, best.discount()),
                100 * best.discount(),
                most);
        return new OfferDecision(shopper.userId(), best, expires, OfferDecision.Code.WINS_BACK, reason, most, p);
    }

    /**
     * The discount that an offer is expected to cost, on every order that comes with it.
     *
     * @param p probability of an order when left alone
     */
    public double cost(Shopper shopper, double p, Offer offer) {
        return order(shopper) * withOffer(p, offer.discount()) * offer.discount();
    }

    private OfferDecision declined(Shopper shopper, double p, double gain) {
        if (p > .5) {
            return none(
                    shopper,
                    OfferDecision.Code.COMES_ANYWAY,
                    String.format(Locale.ROOT, "%.0f %% likely to order without an offer", 100 * p),
                    gain,
                    p);
        }
        if (p < .02) {
            return none(
                    shopper,
                    OfferDecision.Code.UNLIKELY_TO_RETURN,
                    String.format(Locale.ROOT, "only %.1f %% likely to order; no offer changes enough", 100 * p),
                    gain,
                    p);
        }
        return none(shopper, OfferDecision.Code.NO_OFFER_PAYS, "no open offer earns back its discount", gain, p);
    }

    private boolean isOpen(Offer offer, Map<String, Double> stockCoverDays, Instant now) {
        boolean inTime = !now.isBefore(offer.from()) && now.isBefore(offer.until());
        double cover = offer.productId() == null
                ? Double.POSITIVE_INFINITY
                : stockCoverDays.getOrDefault(offer.productId(), Double.POSITIVE_INFINITY);
        return inTime && offer.usesLeft() > 0 && cover >= settings.leastCover();
    }

    private double withOffer(double p, double discount) {
        double odds = p / (1 - p) * Math.exp(settings.response() * discount);
        return odds / (1 + odds);
    }

    private double gain(Shopper shopper, double p, double discount) {
        return order(shopper) * (withOffer(p, discount) * (settings.margin() - discount) - p * settings.margin());
    }

    private double order(Shopper shopper) {
        return shopper.orders() == 0 ? settings.usualOrder() : shopper.averageOrder();
    }

    private static OfferDecision none(Shopper shopper, OfferDecision.Code code, String reason, double gain, double p) {
        return new OfferDecision(shopper.userId(), null, null, code, reason, gain, p);
    }
}
