package io.clickshelf.logistics.model.stock;

import java.util.List;

/**
 * The plan, its lines ordered by what their first unit earns per unit of money, best first.
 *
 * @param cost of all quantities
 */
public record StockPlan(List<StockLine> lines, double cost) {
    public StockPlan {
        lines = List.copyOf(lines);
    }
}
