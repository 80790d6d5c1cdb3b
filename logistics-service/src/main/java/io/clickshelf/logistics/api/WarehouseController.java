package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.Warehouse;
import io.clickshelf.contracts.warehouse.WarehouseLayout;
import io.clickshelf.logistics.api.warehouse.LayoutCheck;
import io.clickshelf.logistics.store.Warehouses;
import io.clickshelf.logistics.store.warehouse.Layouts;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The warehouses. */
@RestController
@RolesAllowed(Role.OPERATIONS)
@Tag(name = "Warehouses", description = "Where goods lie, and where they are delivered from.")
class WarehouseController {

    private final Warehouses warehouses;
    private final Layouts layouts;
    private final LayoutCheck check;
    private final Clock clock;

    WarehouseController(Warehouses warehouses, Layouts layouts, LayoutCheck check, Clock clock) {
        this.warehouses = warehouses;
        this.layouts = layouts;
        this.check = check;
        this.clock = clock;
    }

    @GetMapping("/warehouses")
    @Operation(summary = "All warehouses")
    List<Warehouse> all() {
        return warehouses.all();
    }

    @GetMapping("/warehouses/{id}")
    @Operation(summary = "One warehouse, with its layout")
    Warehouse one(@PathVariable String id) {
        return warehouses
                .find(id)
                .orElseThrow(() -> unknown(id))
                .withLayout(layouts.find(id).orElse(null));
    }

    @PutMapping("/warehouses/{id}")
    @Operation(summary = "Enter or change a warehouse")
    Warehouse put(@PathVariable String id, @Valid @RequestBody Warehouse warehouse, Principal caller) {
        if (warehouse.id() != null && !warehouse.id().equals(id)) {
            throw new IllegalArgumentException(
                    "The path names warehouse \"" + id + "\" and the body \"" + warehouse.id() + "\"; name one.");
        }
        WarehouseLayout layout = warehouse.layout();
        if (layout != null) {
            check.check(layout);
            layouts.put(id, layout, clock.instant(), caller.getName());
        }
        warehouses.put(id, warehouse, clock.instant(), caller.getName());
        return one(id);
    }

    @DeleteMapping("/warehouses/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a warehouse; its stock stays known")
    void delete(@PathVariable String id) {
        if (!warehouses.delete(id)) {
            throw unknown(id);
        }
        layouts.delete(id);
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound("There is no warehouse \"" + id + "\"; enter it with PUT /warehouses/" + id
                + " and {\"name\":…,\"latitude\":…,\"longitude\":…}.");
    }
}
