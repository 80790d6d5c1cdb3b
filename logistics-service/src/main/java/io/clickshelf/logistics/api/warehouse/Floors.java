package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.WarehouseLayout;
import io.clickshelf.logistics.model.warehouse.Floor;
import io.clickshelf.logistics.store.warehouse.Layouts;
import io.clickshelf.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The warehouses as they are walked; each is measured once and then remembered until its layout changes. */
@Component
class Floors {

    /** A warehouse that can be planned. */
    record Known(String warehouseId, WarehouseLayout layout, Floor floor) {}

    private final Layouts layouts;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Floors(Layouts layouts) {
        this.layouts = layouts;
    }

    List<String> warehouses() {
        return layouts.warehouses();
    }

    Optional<Known> find(String warehouseId) {
        return layouts.find(warehouseId).map(layout -> {
            Known before = known.get(warehouseId);
            if (before != null && before.layout().equals(layout)) {
                return before;
            }
            Known now = new Known(warehouseId, layout, LayoutReader.read(layout));
            known.put(warehouseId, now);
            return now;
        });
    }

    Known one(String warehouseId) {
        return find(warehouseId)
                .orElseThrow(() -> ProblemException.notFound("Warehouse \"" + warehouseId
                        + "\" has no layout; enter it with PUT /warehouses/" + warehouseId
                        + " and {…,\"layout\":{\"aisles\":6,\"bays\":16,\"levels\":4}}."));
    }

    /** Those a request is about: the one it brings or names, else all. */
    List<Known> of(@Nullable String warehouseId, @Nullable WarehouseLayout sent) {
        if (sent != null) {
            return List.of(new Known(warehouseId == null ? "warehouse" : warehouseId, sent, LayoutReader.read(sent)));
        }
        if (warehouseId != null) {
            return List.of(one(warehouseId));
        }
        List<Known> all = warehouses().stream().map(this::one).toList();
        if (all.isEmpty()) {
            throw ProblemException.conflict(
                    "no_layout",
                    "No warehouse has a layout; enter one with PUT /warehouses/{id} and"
                            + " {…,\"layout\":{\"aisles\":6,\"bays\":16,\"levels\":4}}, or send a layout.");
        }
        return all;
    }

    /** The one that is meant where a request names none. */
    Known only(@Nullable String warehouseId) {
        List<Known> all = of(warehouseId, null);
        if (all.size() > 1) {
            throw new IllegalArgumentException("There are several warehouses ("
                    + String.join(", ", all.stream().map(Known::warehouseId).toList())
                    + "); name one as warehouseId.");
        }
        return all.getFirst();
    }
}
