package io.clickshelf.recommendation.store.feedback;

import io.clickshelf.contracts.recommendation.Page;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an answer was made. It travels within the answer's decisionId, behind a unique part, so that a click which brings
 * the id back can be credited without looking up the answer, by any replica, however long after.
 */
public record DecisionTag(
        String modelVersion,
        @Nullable Page page,
        @Nullable String experiment,
        @Nullable String variant) {

    private static final String SEPARATOR = "~";
    private static final int PARTS = 5;

    /** The decisionId of an answer that was made so. */
    public String idOf(String unique) {
        StringBuilder id = new StringBuilder(unique).append(SEPARATOR).append(modelVersion);
        if (page != null || experiment != null) {
            id.append(SEPARATOR).append(page == null ? "" : page.json());
        }
        if (experiment != null) {
            id.append(SEPARATOR).append(experiment).append(SEPARATOR).append(variant);
        }
        return id.toString();
    }

    /** Empty for the id of another kind of decision. */
    public static Optional<DecisionTag> of(@Nullable String decisionId) {
        if (decisionId == null) {
            return Optional.empty();
        }
        String[] parts = decisionId.split(SEPARATOR, PARTS);
        if (parts.length < 2 || parts[1].isEmpty() || parts.length == PARTS - 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DecisionTag(
                    parts[1],
                    parts.length > 2 && !parts[2].isEmpty() ? Page.of(parts[2]) : null,
                    parts.length == PARTS ? parts[3] : null,
                    parts.length == PARTS ? parts[4] : null));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
