package io.clickshelf.recommendation.model;

import java.util.List;

/**
 * One product of an answer.
 *
 * @param score   comparable within one answer only
 * @param reasons what of the shopper's history and session speaks for it, strongest first, as many as were asked for;
 *                all of them and {@code popularity} add up to the score
 * @param popularity the part of the score that anyone would get
 * @param newcomer   the model has not learnt of it: the reasons name products that it is like, and their shares of its score
 */
public record Recommendation(String product, double score, List<Reason> reasons, double popularity, boolean newcomer) {

    public Recommendation(String product, double score, List<Reason> reasons, double popularity) {
        this(product, score, reasons, popularity, false);
    }

    Recommendation with(List<Reason> found) {
        return new Recommendation(product, score, found, popularity, newcomer);
    }

    /** "Because you took {@code product}": its exact share of the score. */
    public record Reason(String product, double contribution) {}
}
