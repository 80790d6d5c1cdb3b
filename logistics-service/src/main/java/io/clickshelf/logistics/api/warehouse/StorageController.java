package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.PickBatch;
import io.clickshelf.contracts.warehouse.StoredProduct;
import io.clickshelf.logistics.model.warehouse.Layout;
import io.clickshelf.logistics.store.warehouse.PickWaves;
import io.clickshelf.logistics.store.warehouse.StoredProducts;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a warehouse looks like inside. */
@RestController
@RolesAllowed(Role.OPERATIONS)
@Tag(name = "Warehouses", description = "Where goods lie, and where they are delivered from.")
class StorageController {

    private static final String SVG = "image/svg+xml";

    private final Floors floors;
    private final StoredProducts stored;
    private final PickWaves waves;
    private final Clock clock;

    StorageController(Floors floors, StoredProducts stored, PickWaves waves, Clock clock) {
        this.floors = floors;
        this.stored = stored;
        this.waves = waves;
        this.clock = clock;
    }

    @GetMapping("/warehouses/{id}/locations")
    @Operation(summary = "What lies where")
    List<StoredProduct> locations(@PathVariable String id) {
        return stored.in(floors.one(id).warehouseId());
    }

    @PutMapping("/warehouses/{id}/locations")
    @Operation(summary = "Say anew what lies where; without units, a location holds whatever the warehouse has of it")
    List<StoredProduct> put(
            @PathVariable String id,
            @RequestBody @NotNull @Size(max = 200_000) List<@NotNull @Valid StoredProduct> places) {
        Floors.Known known = floors.one(id);
        Set<String> locations = new HashSet<>();
        known.floor().slots().forEach(slot -> locations.add(slot.spotId()));
        Set<String> seen = new HashSet<>();
        for (StoredProduct place : places) {
            if (!locations.contains(place.locationId())) {
                throw new IllegalArgumentException("Location \"" + place.locationId() + "\" is not in the layout of "
                        + id + "; it has " + locations.size() + ", such as "
                        + known.floor().slots().getFirst().spotId() + ".");
            }
            if (!seen.add(place.locationId() + "\n" + place.productId())) {
                throw new IllegalArgumentException("Product \"" + place.productId() + "\" is given twice in location \""
                        + place.locationId() + "\".");
            }
        }
        stored.replace(id, places, clock.instant());
        return stored.in(id);
    }

    @GetMapping(path = "/warehouses/{id}/picture", produces = SVG)
    @Operation(summary = "The warehouse as SVG; with waveId and batch, the walk of that batch in it")
    String picture(
            @PathVariable String id, @RequestParam @Nullable String waveId, @RequestParam @Nullable Integer batch) {
        Layout layout = floors.one(id).floor().layout();
        return layout.svg(waveId == null ? new int[0] : stops(layout, waveId, batch == null ? 1 : batch));
    }

    private int[] stops(Layout layout, String waveId, int number) {
        PickBatch batch = waves.find(waveId)
                .flatMap(wave -> wave.batches().stream()
                        .filter(b -> b.number() == number)
                        .findFirst())
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no batch " + number + " in wave \"" + waveId + "\"; GET /pick_waves lists waves."));
        return batch.stops().stream()
                .mapToInt(stop -> layout.spot(stop.locationId()))
                .toArray();
    }
}
