package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a supplier takes orders.
 *
 * @param orderDays  weekdays, such as {@code ["MONDAY","THURSDAY"]}; every day where absent
 * @param closedDays on which it takes none
 */
@OnlyKnownFields
public record SupplierCalendar(
        @Nullable @Size(min = 1, max = 7) List<@NotNull DayOfWeek> orderDays,
        @Nullable @Size(max = 1000) List<@NotNull LocalDate> closedDays) {}
