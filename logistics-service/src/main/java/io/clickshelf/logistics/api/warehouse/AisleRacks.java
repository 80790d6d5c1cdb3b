package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.StorageLocation;
import io.clickshelf.contracts.warehouse.WarehouseLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The locations that aisles, bays and levels make, and where cross-aisles lie. */
final class AisleRacks {

    /** Half a cross-aisle, between its middle and the first bay. */
    private static final double MARGIN = 1;

    private final WarehouseLayout layout;
    private final int blocks;
    private final int bays;
    private final int perBlock;
    private final double[] crossings;

    AisleRacks(WarehouseLayout layout) {
        this.layout = layout;
        List<Double> given = layout.crossAisles();
        this.blocks = given != null ? given.size() - 1 : Objects.requireNonNullElse(layout.blocks(), 1);
        this.bays = Objects.requireNonNullElse(layout.bays(), layout.locations() == null ? 10 : 0);
        this.perBlock = (bays + blocks - 1) / blocks;
        this.crossings = new double[blocks + 1];
        double farthest = layout.locations() == null
                ? 0
                : layout.locations().stream()
                        .map(StorageLocation::position)
                        .filter(Objects::nonNull)
                        .mapToDouble(p -> p)
                        .max()
                        .orElse(0);
        double length = Math.max(
                2 * MARGIN + perBlock * Objects.requireNonNullElse(layout.bayWidth(), 1.0),
                (farthest + MARGIN) / blocks);
        for (int c = 0; c <= blocks; c++) {
            crossings[c] = given != null ? given.get(c) : c * length;
        }
    }

    double[] crossings() {
        return crossings;
    }

    int aisles() {
        return Objects.requireNonNullElse(layout.aisles(), 1);
    }

    double spacing() {
        return Objects.requireNonNullElse(layout.aisleSpacing(), 4.0);
    }

    /** Those that bays make, then those that are given. */
    List<StorageLocation> locations() {
        List<StorageLocation> locations = new ArrayList<>();
        int levels = Objects.requireNonNullElse(layout.levels(), 1);
        int reserve = Objects.requireNonNullElse(layout.reserveLevels(), 0);
        if (reserve >= levels) {
            throw new IllegalArgumentException(
                    "reserveLevels is " + reserve + " of " + levels + " levels; at least one must be picked from.");
        }
        for (int a = 1; a <= aisles(); a++) {
            for (int bay = 0; bay < bays; bay++) {
                for (String side : List.of("L", "R")) {
                    for (int level = 1; level <= levels; level++) {
                        String name = String.format(Locale.ROOT, "A%02d-%s%02d", a, side, bay + 1);
                        locations.add(new StorageLocation(
                                levels == 1 ? name : name + "-" + level,
                                a,
                                position(bay),
                                null,
                                level,
                                null,
                                level > levels - reserve,
                                null,
                                null,
                                null,
                                levels == 1 ? Double.valueOf(0) : null));
                    }
                }
            }
        }
        if (layout.locations() != null) {
            locations.addAll(layout.locations());
        }
        return locations;
    }

    private double position(int bay) {
        int block = bay / perBlock;
        double length = crossings[block + 1] - crossings[block];
        double margin = Math.min(MARGIN, length / 4);
        return crossings[block] + margin + (bay % perBlock + 0.5) * (length - 2 * margin) / perBlock;
    }
}
