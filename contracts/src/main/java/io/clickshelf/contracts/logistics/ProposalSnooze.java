package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Puts a proposal off.
 *
 * @param until the day from which it may be proposed again
 */
@OnlyKnownFields
public record ProposalSnooze(
        @NotNull LocalDate until,
        @Nullable @Size(max = 2000) String comment) {}
