package io.clickshelf.recommendation.model;

import java.util.Collection;
import java.util.List;

/**
 * An answer in the making: what is found is scored once, can be looked through again and again, and only what is shown in
 * the end is given its reasons. For one thread; to be closed.
 */
public interface Answer extends AutoCloseable {

    /**
     * The best products of those that the question's filter lets through, best first, without reasons: as many as the
     * question asks for, or all there are.
     */
    List<Recommendation> best();

    /** The same of these products alone. */
    List<Recommendation> among(Collection<String> named);

    /** The same products with their reasons, as many as the question asks for. */
    List<Recommendation> explained(List<Recommendation> found);

    @Override
    void close();
}
