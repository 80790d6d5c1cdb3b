package io.clickshelf.contracts.warehouse;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Orders that join the batches of a wave that are not yet begun.
 *
 * @param orders absent: the open orders of its warehouse that are in no wave
 */
@OnlyKnownFields
public record WaveJoin(
        @Nullable @Size(min = 1, max = 5000) @JsonDeserialize(contentUsing = OrderDeserializer.class)
        List<@NotNull @Valid OrderToPick> orders) {}
