package io.clickshelf.contracts.warehouse;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An approval, rejection or report of proposals.
 *
 * @param proposalIds absent: all that stand one step before, in their order
 */
@OnlyKnownFields
public record ProposalsDecision(
        @Nullable @Size(max = 10_000) List<@NotNull String> proposalIds,
        @Nullable String kind,
        @Nullable @Size(max = 2000) String comment) {}
