package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.event.EventIds;
import io.clickshelf.contracts.warehouse.WarehouseProposal;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.warehouse.PickPlanner.SpotStock;
import io.clickshelf.logistics.model.warehouse.Replenishment;
import io.clickshelf.logistics.model.warehouse.Slot;
import io.clickshelf.logistics.store.warehouse.WarehouseProposals;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

    List<WarehouseProposal> of(
            Floors.Known warehouse,
            WarehouseStock.Found found,
            ExpectedDemand.Expected expected,
            ExpectedDemand.Asked asked,
            String decisionId) {
        List<Replenishment.Face> faces = new ArrayList<>();
        found.reserve().forEach((product, reserve) -> {
            List<SpotStock> at = found.faces().get(product);
            if (at != null && at.getFirst().units() < WarehouseStock.ENOUGH) {
                faces.add(face(warehouse, product, at.getFirst(), reserve, expected, asked));
            }
        });
        List<WarehouseProposal> proposals = new ArrayList<>();
        for (Replenishment.Task task :
                Replenishment.plan(warehouse.floor().layout(), faces, properties.replenishDays())) {
            proposals.add(proposal(asked.warehouseId(), task, proposals.size() + 1, asked.today(), decisionId));
        }
        return proposals;
    }

    private Replenishment.Face face(
            Floors.Known warehouse,
            String product,
            SpotStock at,
            List<SpotStock> reserve,
            ExpectedDemand.Expected expected,
            ExpectedDemand.Asked asked) {
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
                reserve.stream()
                        .map(r -> new Replenishment.Reserve(r.spotId(), r.units()))
                        .toList(),
                perDay);
    }

    private WarehouseProposal proposal(
            String warehouseId, Replenishment.Task task, int step, LocalDate today, String decisionId) {
        return new WarehouseProposal(
                EventIds.digest(
                        "replenishment",
                        warehouseId,
                        today,
                        task.productId(),
                        task.fromSpotId(),
                        task.toSpotId(),
                        task.units()),
                warehouseId,
                WarehouseProposals.REPLENISHMENT,
                today,
                step,
                task.productId(),
                task.fromSpotId(),
                task.toSpotId().isEmpty() ? null : task.toSpotId(),
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
