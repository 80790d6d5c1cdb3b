package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Stops of which those that are made ride in one vehicle, or each in another.
 *
 * @param rule {@code together} or {@code apart}
 * @param ids  of delivery points
 */
@OnlyKnownFields
public record StopGroup(
        @NotNull @Pattern(regexp = "together|apart", message = "must be together or apart")
        String rule,

        @NotNull @Size(min = 2, max = 1000) List<@NotBlank String> ids) {}
