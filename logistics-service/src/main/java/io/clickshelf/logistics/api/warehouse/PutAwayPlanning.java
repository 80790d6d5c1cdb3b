package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.event.EventIds;
import io.clickshelf.contracts.warehouse.PickRequest;
import io.clickshelf.contracts.warehouse.PutAwayRequest;
import io.clickshelf.contracts.warehouse.PutAwayResponse;
import io.clickshelf.contracts.warehouse.StoredProduct;
import io.clickshelf.contracts.warehouse.WarehouseProposal;
import io.clickshelf.logistics.api.PlanningThreads;
import io.clickshelf.logistics.model.warehouse.PickPlanner.SpotStock;
import io.clickshelf.logistics.model.warehouse.PutAway;
import io.clickshelf.logistics.model.warehouse.Slot;
import io.clickshelf.logistics.model.warehouse.SlottingPlanner;
import io.clickshelf.logistics.store.warehouse.StoredProducts;
import io.clickshelf.logistics.store.warehouse.WarehouseProposals;
import io.clickshelf.platform.decision.DecisionLog;
import io.clickshelf.platform.time.EventClock;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds places for arrived goods and keeps them as tasks; they need no approval, the goods stand at the door. */
@Component
class PutAwayPlanning {

    private final Floors floors;
    private final WarehouseStock stock;
    private final StoredProducts stored;
    private final ExpectedDemand demand;
    private final Goods goods;
    private final WarehouseProposals proposals;
    private final PlanningThreads threads;
    private final DecisionLog decisions;
    private final Clock clock;
    private final EventClock eventClock;

    PutAwayPlanning(
            Floors floors,
            WarehouseStock stock,
            StoredProducts stored,
            ExpectedDemand demand,
            Goods goods,
            WarehouseProposals proposals,
            PlanningThreads threads,
            DecisionLog decisions,
            Clock clock,
            EventClock eventClock) {
        this.floors = floors;
        this.stock = stock;
        this.stored = stored;
        this.demand = demand;
        this.goods = goods;
        this.proposals = proposals;
        this.threads = threads;
        this.decisions = decisions;
        this.clock = clock;
        this.eventClock = eventClock;
    }

    PutAwayResponse plan(PutAwayRequest request, String who) {
        Floors.Known warehouse = floors.only(request.warehouseId());
        LocalDate today = LocalDate.now(eventClock);
        String decisionId = decisions.newId();
        List<PutAway.Task> tasks = threads.run(() -> tasks(warehouse, request, today));
        List<WarehouseProposal> written = new ArrayList<>();
        for (PutAway.Task task : tasks) {
            WarehouseProposal proposal = proposal(warehouse.warehouseId(), task, written.size() + 1, today, decisionId);
            if (proposal.toLocationId() == null) {
                written.add(proposal);
            } else {
                proposals.proposeOne(proposal, clock.instant(), who, true);
                written.add(proposals.find(proposal.proposalId()).orElse(proposal));
            }
        }
        PutAwayResponse response = new PutAwayResponse(warehouse.warehouseId(), written, List.of(), decisionId);
        decisions.record(
                decisionId,
                "put_away",
                warehouse.warehouseId(),
                "put-away",
                WarehouseOptimizer.MODEL_VERSION,
                request,
                null,
                response,
                written.stream().map(WarehouseProposal::reason).distinct().toList());
        return response;
    }

    private List<PutAway.Task> tasks(Floors.Known warehouse, PutAwayRequest request, LocalDate today) {
        String id = warehouse.warehouseId();
        WarehouseStock.Found found = stock.of(id, warehouse.floor());
        Map<String, String> spots = found.spots();
        PickTerms terms = new PickTerms(
                new PickRequest(id, null, null, null, null, null, null, null, null, null), warehouse.layout());
        boolean only = floors.warehouses().size() <= 1;
        ExpectedDemand.Expected expected = demand.of(
                new ExpectedDemand.Asked(id, only, today, 14),
                warehouse.floor(),
                spots,
                terms.cart().orders(),
                demand.sample(id, only, eventClock.instant().minus(Duration.ofDays(30))));
        Set<String> taken = new HashSet<>();
        for (StoredProduct place : stored.in(id)) {
            // A reserve location that was emptied is free again; a pick face stays its product's.
            boolean empty = place.units() != null && place.units() <= 0;
            if (!empty || !isReserve(warehouse, place.locationId())) {
                taken.add(place.locationId());
            }
        }
        for (WarehouseProposal open :
                proposals.list(id, WarehouseProposals.PUT_AWAY, WarehouseProposals.APPROVED, 10_000)) {
            if (open.toLocationId() != null) {
                taken.add(open.toLocationId());
            }
        }
        List<PutAway.Goods> arriving = new ArrayList<>();
        for (PutAwayRequest.Arrival arrival : request.goods()) {
            arriving.add(goods(warehouse, found, spots, arrival));
        }
        return PutAway.plan(warehouse.floor(), taken, spots, expected.walks(), arriving);
    }

    private static boolean isReserve(Floors.Known warehouse, String locationId) {
        return warehouse.floor().slots().stream().anyMatch(slot -> slot.spotId().equals(locationId) && slot.reserve());
    }

    private PutAway.Goods goods(
            Floors.Known warehouse,
            WarehouseStock.Found found,
            Map<String, String> spots,
            PutAwayRequest.Arrival arrival) {
        String product = arrival.productId();
        double liters = goods.liters(product);
        Map<String, Double> room = new LinkedHashMap<>();
        boolean faceHasStock = false;
        for (SpotStock face : found.faces().getOrDefault(product, List.of())) {
            Slot slot = Objects.requireNonNull(
                    warehouse.floor().slot(warehouse.floor().layout().spot(face.spotId())));
            // What isn't counted can't be measured against what fits.
            room.put(face.spotId(), Math.max(0, slot.holds(liters) - Math.min(face.units(), slot.holds(liters))));
            if (face.units() >= WarehouseStock.ENOUGH && slot.holds(liters) >= WarehouseStock.ENOUGH) {
                room.put(face.spotId(), arrival.units());
            }
            faceHasStock |= face.units() > 0;
        }
        return new PutAway.Goods(
                new SlottingPlanner.Product(
                        product,
                        spots.get(product),
                        goods.kilograms(product),
                        liters,
                        goods.height(product),
                        goods.zone(product, warehouse.layout()),
                        1),
                arrival.units(),
                room,
                "pallet".equals(arrival.kind()) && faceHasStock);
    }

    private WarehouseProposal proposal(
            String warehouseId, PutAway.Task task, int step, LocalDate today, String decisionId) {
        return new WarehouseProposal(
                EventIds.digest("put-away", warehouseId, decisionId, step),
                warehouseId,
                WarehouseProposals.PUT_AWAY,
                today,
                step,
                task.productId(),
                null,
                task.spotId().isEmpty() ? null : task.spotId(),
                null,
                task.units(),
                today,
                0,
                0,
                null,
                task.reason(),
                task.spotId().isEmpty() ? WarehouseProposals.PENDING : WarehouseProposals.APPROVED,
                decisionId,
                clock.instant(),
                null);
    }
}
