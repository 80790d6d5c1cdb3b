package io.clickshelf.contracts.logistics;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Goods that a supplier delivered. Lead times are learnt from it.
 *
 * @param receiptId  the same receipt sent again counts once
 * @param supplierId the catalogue's where absent
 * @param quotedDays the supplier's; the catalogue's lead time, else the usual, where absent
 */
public record StockReceipt(
        @NotBlank @Size(max = 200) String receiptId,
        @NotBlank @Size(max = 200) String productId,
        @Nullable @Size(max = 200) String supplierId,
        @NotNull LocalDate orderedOn,
        @NotNull LocalDate receivedOn,
        @Nullable @PositiveOrZero @DecimalMax("365") Double quotedDays) {

    private static final int LONGEST_DAYS = 700;

    /** From order to arrival. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(orderedOn, receivedOn);
    }

    @AssertTrue(message = "receivedOn must be from orderedOn on, at most 700 days later")
    boolean isOrdered() {
        return days() >= 0 && days() <= LONGEST_DAYS;
    }
}
