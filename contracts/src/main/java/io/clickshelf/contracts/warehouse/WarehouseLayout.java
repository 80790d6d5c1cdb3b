package io.clickshelf.contracts.warehouse;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse as it is walked; metres. Either parallel aisles, of which {@code {"aisles":6,"bays":16,"levels":4}} is
 * enough, or {@code nodes} and {@code ways} for any other.
 *
 * @param aisles        parallel aisles, counted from 1 in names
 * @param aisleSpacing  from one aisle's middle to the next; absent: 4
 * @param blocks        with cross-aisles before, between and behind them; absent: 1
 * @param bays          on each side of an aisle, one behind the other; they share the blocks evenly
 * @param bayWidth      absent: 1
 * @param levels        above each other; locations are named {@code A01-L03-2}: aisle, side and bay, level
 * @param reserveLevels of those, the uppermost, which hold reserve; absent: 0
 * @param crossAisles   distances of cross-aisles from the front wall, instead of evenly laid blocks
 * @param oneWay        aisles that are walked one way, by number: "up" (away from the front) or "down"
 * @param blocked       parts of aisles that can't be walked through
 * @param depot         where walks start and end; absent: at the front of the first aisle
 * @param endDepot      where they end, if elsewhere
 * @param nodes         places of a warehouse without parallel aisles
 * @param ways          between nodes, both ways
 * @param oneWays       between nodes, one way
 * @param obstacles     rectangles [left, bottom, right, top] between nodes on an open floor
 * @param openFloor     nodes that see each other are joined by straight ways
 * @param start         node where walks start
 * @param end           node where they end; absent: {@code start}
 * @param locations     places for goods; beside or instead of those that aisles, bays and levels make
 * @param zones         parts of the warehouse with rules of their own
 * @param cart          that pickers push
 * @param work          who picks, and when
 */
@OnlyKnownFields
public record WarehouseLayout(
        @Nullable @Min(1) @Max(500) Integer aisles,
        @Nullable @DecimalMin("0.5") Double aisleSpacing,
        @Nullable @Min(1) @Max(14) Integer blocks,
        @Nullable @Min(1) @Max(1000) Integer bays,
        @Nullable @DecimalMin("0.1") Double bayWidth,
        @Nullable @Min(1) @Max(12) Integer levels,
        @Nullable @Min(0) @Max(11) Integer reserveLevels,
        @Nullable @Size(min = 2, max = 15) List<@NotNull Double> crossAisles,
        @Nullable Map<String, @Pattern(regexp = "up|down") String> oneWay,
        @Nullable List<@NotNull @Valid Blocked> blocked,
        @Nullable @Valid Depot depot,
        @Nullable @Valid Depot endDepot,
        @Nullable @Size(max = 5000) List<@NotNull @Valid Node> nodes,
        @Nullable List<@NotNull @Size(min = 2, max = 2) List<@NotNull String>> ways,
        @Nullable List<@NotNull @Size(min = 2, max = 2) List<@NotNull String>> oneWays,
        @Nullable List<@NotNull @Size(min = 4, max = 4) List<@NotNull Double>> obstacles,
        @Nullable Boolean openFloor,
        @Nullable String start,
        @Nullable String end,
        @Nullable @Size(max = 100_000) List<@NotNull @Valid StorageLocation> locations,
        @Nullable List<@NotNull @Valid StorageZone> zones,
        @Nullable @Valid PickCart cart,
        @Nullable @Valid PickWork work) {

    /** Where an aisle meets a cross-aisle, both counted from 1. */
    @OnlyKnownFields
    public record Depot(
            @NotNull @Min(1) Integer aisle,
            @Nullable @Min(1) Integer crossAisle) {}

    /** From so many metres from the front to so many. */
    @OnlyKnownFields
    public record Blocked(
            @NotNull @Min(1) Integer aisle,
            @NotNull Double from,
            @NotNull Double to) {}

    @OnlyKnownFields
    public record Node(
            @NotNull @Size(min = 1, max = 100) String id,
            @NotNull Double x,
            @NotNull Double y) {}

    /** Six aisles in two blocks, three levels to pick from and one of reserve. */
    public static WarehouseLayout ofAisles(int aisles, int blocks, int bays, int levels, int reserveLevels) {
        return new WarehouseLayout(
                aisles,
                null,
                blocks,
                bays,
                null,
                levels,
                reserveLevels,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same with zones, a cart and work. */
    public WarehouseLayout with(List<StorageZone> otherZones, PickCart otherCart, PickWork otherWork) {
        return new WarehouseLayout(
                aisles,
                aisleSpacing,
                blocks,
                bays,
                bayWidth,
                levels,
                reserveLevels,
                crossAisles,
                oneWay,
                blocked,
                depot,
                endDepot,
                nodes,
                ways,
                oneWays,
                obstacles,
                openFloor,
                start,
                end,
                locations,
                otherZones,
                otherCart,
                otherWork);
    }
}
