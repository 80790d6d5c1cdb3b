package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why a proposal is approved or rejected, or a price put back. */
@OnlyKnownFields
public record ProposalDecision(@Nullable @Size(max = 1000) String comment) {}
