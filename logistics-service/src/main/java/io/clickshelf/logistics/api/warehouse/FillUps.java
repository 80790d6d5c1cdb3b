package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.event.EventIds;
import io.clickshelf.contracts.warehouse.WarehouseProposal;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.warehouse.PickPlanner.SpotStock;
import io.clickshelf.logistics.model.warehouse.PutAway;
import io.clickshelf.logistics.model.warehouse.Replenishment;
import io.clickshelf.logistics.model.warehouse.Slot;
import io.clickshelf.logistics.model.warehouse.SlottingPlanner;
import io.clickshelf.logistics.store.warehouse.WarehouseProposals;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which pick faces to fill from reserve, and when. */
@Component
class FillUps {

    /** Where the volume of a product isn't known, its face holds what so many days need. */
    private static final int USUAL_DAYS = 14;

    private final ExpectedDemand demand;
    private final Goods goods;
    private final Clock clock;
    private final LogisticsProperties.WarehouseDefaults properties;

    FillUps(ExpectedDemand demand, Goods goods, Clock clock, LogisticsProperties properties) {
        this.demand = demand;
        this.goods = goods;
        this.clock = clock;
        this.properties = properties.warehouse();
    }

    /** @param notes what can't be filled up, and why */
    record Found(List<WarehouseProposal> proposals, List<String> notes) {}

    /** @param taken locations that are not free, or will soon not be */
    Found of(
            Floors.Known warehouse,
            WarehouseStock.Found found,
            Set<String> taken,
            ExpectedDemand.Expected expected,
            ExpectedDemand.Asked asked,
            String decisionId) {
        List<Replenishment.Face> faces = new ArrayList<>();
        found.reserve().forEach((product, reserve) -> {
            List<SpotStock> at = found.faces().get(product);
            if (at != null && at.getFirst().units() < WarehouseStock.ENOUGH) {
                faces.add(face(warehouse, product, at, reserve, expected, asked));
            }
        });
        List<WarehouseProposal> proposals = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Set<String> occupied = new HashSet<>(taken);
        for (Replenishment.Task task :
                Replenishment.plan(warehouse.floor().layout(), faces, properties.replenishDays())) {
            String to = task.toSpotId().isEmpty()
                    ? secondFace(warehouse, found, occupied, expected, task)
                    : task.toSpotId();
            if (to.isEmpty()) {
                notes.add(task.productId() + ": " + task.reason() + ", but no free pick face suits.");
            } else {
                occupied.add(to);
                proposals.add(proposal(asked.warehouseId(), task, to, proposals.size() + 1, asked.today(), decisionId));
            }
        }
        return new Found(proposals, notes);
    }

    /** The one that it has, or the free pick face of least detour on the walks to come; empty if none suits. */
    private String secondFace(
            Floors.Known warehouse,
            WarehouseStock.Found found,
            Set<String> occupied,
            ExpectedDemand.Expected expected,
            Replenishment.Task task) {
        String product = task.productId();
        List<SpotStock> faces = found.faces().getOrDefault(product, List.of());
        if (faces.size() > 1) {
            return faces.get(1).spotId();
        }
        SlottingPlanner.Product arriving = new SlottingPlanner.Product(
                product,
                null,
                goods.kilograms(product),
                goods.liters(product),
                goods.height(product),
                goods.zone(product, warehouse.layout()),
                1);
        PutAway.Task put = PutAway.plan(
                        warehouse.floor(),
                        occupied,
                        found.spots(),
                        expected.walks(),
                        List.of(new PutAway.Goods(arriving, task.units(), Map.of(), false)))
                .getFirst();
        Slot slot = put.spotId().isEmpty()
                ? null
                : warehouse.floor().slot(warehouse.floor().layout().spot(put.spotId()));
        return slot == null || slot.reserve() ? "" : slot.spotId();
    }

    private Replenishment.Face face(
            Floors.Known warehouse,
            String product,
            List<SpotStock> all,
            List<SpotStock> reserve,
            ExpectedDemand.Expected expected,
            ExpectedDemand.Asked asked) {
        SpotStock at = all.getFirst();
        double[] perDay = demand.perDay(product, asked);
        double mean = expected.unitsPerDay().getOrDefault(product, 0.0);
        if (perDay.length == 0) {
            perDay = new double[asked.days()];
            Arrays.fill(perDay, mean);
        }
        Slot slot = Objects.requireNonNull(
                warehouse.floor().slot(warehouse.floor().layout().spot(at.spotId())));
        double holds = slot.holds(goods.liters(product));
        double capacity = holds < 1e6 ? holds : Math.max(at.units(), Math.ceil(USUAL_DAYS * Math.max(mean, 0.5)));
        return new Replenishment.Face(
                product,
                at.spotId(),
                at.units(),
                capacity,
                all.stream().skip(1).mapToDouble(SpotStock::units).sum(),
                reserve.stream()
                        .map(r -> new Replenishment.Reserve(r.spotId(), r.units()))
                        .toList(),
                perDay);
    }

    private WarehouseProposal proposal(
            String warehouseId,
            Replenishment.Task task,
            String toLocationId,
            int step,
            LocalDate today,
            String decisionId) {
        return new WarehouseProposal(
                EventIds.digest(
                        "replenishment",
                        warehouseId,
                        today,
                        task.productId(),
                        task.fromSpotId(),
                        toLocationId,
                        task.units()),
                warehouseId,
                WarehouseProposals.REPLENISHMENT,
                today,
                step,
                task.productId(),
                task.fromSpotId(),
                toLocationId,
                null,
                task.units(),
                today.plusDays(task.dayIndex()),
                0,
                0,
                null,
                task.reason(),
                WarehouseProposals.PENDING,
                decisionId,
                clock.instant(),
                null);
    }
}
