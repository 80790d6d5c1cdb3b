package io.clickshelf.contracts.pricing;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why a proposal is approved or rejected, or a price put back. */
public record ProposalDecision(@Nullable @Size(max = 1000) String comment) {}
