package io.clickshelf.contracts.warehouse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something done to a proposal. */
public record ProposalStep(
        Instant at, String who, String action, @Nullable String comment) {}
