package io.clickshelf.feature.api;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.feature.DemandTotals;
import io.clickshelf.feature.store.DemandTable;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/features/demand")
@RolesAllowed({Role.PRODUCER, Role.OPERATIONS, Role.PRICING})
@Tag(name = "demand", description = "Demand per product, warehouse and day (UTC), from orders")
class DemandController {

    private final DemandTable table;

    DemandController(DemandTable table) {
        this.table = table;
    }

    @GetMapping("/totals")
    @Operation(summary = "All demand from one day through another, to check an import against its file")
    DemandTotals totals(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        checkOrder(from, to);
        return table.totals(from, to);
    }

    @GetMapping("/{productId}")
    @Operation(summary = "The days of a product with demand, returns or empty shelves, oldest first")
    List<DemandRecord> ofProduct(
            @PathVariable String productId,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        checkOrder(from, to);
        return table.ofProduct(productId, from, to);
    }

    private static void checkOrder(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "to (" + to + ") is before from (" + from + "); both days are included, so give from <= to.");
        }
    }
}
