package io.clickshelf.contracts.logistics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Units to move from one warehouse to another.
 *
 * @param transportCost of moving them
 * @param saves         expected cost of lost sales that the transfers of this product save together, less their transport
 */
public record StockTransfer(
        String productId,
        String from,
        String to,
        double quantity,
        BigDecimal transportCost,
        BigDecimal saves,
        @Nullable String proposalId) {}
