package io.clickshelf.contracts.logistics;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Puts a proposal off.
 *
 * @param until the day from which it may be proposed again
 */
public record ProposalSnooze(
        @NotNull LocalDate until,
        @Nullable @Size(max = 2000) String comment) {}
