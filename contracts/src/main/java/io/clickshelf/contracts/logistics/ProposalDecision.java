package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An approval or rejection.
 *
 * @param quantity approved, where it is not the one proposed
 */
@OnlyKnownFields
public record ProposalDecision(
        @Nullable @Positive Double quantity,
        @Nullable @Size(max = 2000) String comment) {

    public static final ProposalDecision PLAIN = new ProposalDecision(null, null);
}
