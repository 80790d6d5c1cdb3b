package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.PickBatch;
import io.clickshelf.contracts.warehouse.ProposalsDecision;
import io.clickshelf.contracts.warehouse.WarehouseProposal;
import io.clickshelf.logistics.model.warehouse.Layout;
import io.clickshelf.logistics.store.warehouse.PickWaves;
import io.clickshelf.logistics.store.warehouse.StoredProducts;
import io.clickshelf.logistics.store.warehouse.WarehouseProposals;
import io.clickshelf.logistics.store.warehouse.WarehouseSteps;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.time.EventClock;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The life of what is proposed to be carried: approved, done, and what it saved since. */
@Component
class Carrying {

    private static final int MOST_BATCHES = 500;

    private final WarehouseProposals proposals;
    private final WarehouseSteps steps;
    private final StoredProducts stored;
    private final PickWaves waves;
    private final Waves picking;
    private final Floors floors;
    private final PickTimesModel times;
    private final Clock clock;
    private final EventClock eventClock;

    Carrying(
            WarehouseProposals proposals,
            WarehouseSteps steps,
            StoredProducts stored,
            PickWaves waves,
            Waves picking,
            Floors floors,
            PickTimesModel times,
            Clock clock,
            EventClock eventClock) {
        this.proposals = proposals;
        this.steps = steps;
        this.stored = stored;
        this.waves = waves;
        this.picking = picking;
        this.floors = floors;
        this.times = times;
        this.clock = clock;
        this.eventClock = eventClock;
    }

    WarehouseProposal one(String warehouseId, String proposalId) {
        WarehouseProposal found = proposals
                .find(proposalId)
                .filter(p -> p.warehouseId().equals(warehouseId))
                .orElseThrow(() -> unknown(warehouseId, proposalId));
        WarehouseProposal measured = found.withSaved(saved(found));
        return new WarehouseProposal(
                measured.proposalId(),
                measured.warehouseId(),
                measured.kind(),
                measured.period(),
                measured.step(),
                measured.productId(),
                measured.fromLocationId(),
                measured.toLocationId(),
                measured.swapWith(),
                measured.units(),
                measured.dueOn(),
                measured.metersPerDay(),
                measured.minutesPerDay(),
                measured.savedMinutes(),
                measured.reason(),
                measured.status(),
                measured.decisionId(),
                measured.updatedAt(),
                steps.of(proposalId));
    }

    /**
     * Brings proposals from one status to the next, in the order of their steps.
     *
     * @param to approved, rejected or done
     */
    @Transactional
    List<WarehouseProposal> decide(String warehouseId, String to, ProposalsDecision decision, String who) {
        String from = to.equals(WarehouseProposals.DONE) ? WarehouseProposals.APPROVED : WarehouseProposals.PENDING;
        List<String> ids = decision.proposalIds();
        List<WarehouseProposal> wanted = new ArrayList<>();
        if (ids == null) {
            wanted.addAll(proposals.list(warehouseId, decision.kind(), from, 10_000));
        } else {
            ids.forEach(id -> wanted.add(proposals
                    .find(id)
                    .filter(p -> p.warehouseId().equals(warehouseId))
                    .orElseThrow(() -> unknown(warehouseId, id))));
        }
        wanted.sort(Comparator.comparing(WarehouseProposal::period).thenComparing(WarehouseProposal::step));
        List<WarehouseProposal> now = new ArrayList<>();
        boolean moved = false;
        for (WarehouseProposal proposal : wanted) {
            boolean changed =
                    proposals.change(proposal.proposalId(), from, to, decision.comment(), who, clock.instant());
            if (changed && to.equals(WarehouseProposals.DONE)) {
                carry(proposal);
                moved |= proposal.kind().equals(WarehouseProposals.MOVE);
            }
            WarehouseProposal after = proposals.find(proposal.proposalId()).orElse(proposal);
            if (!changed && !after.status().equals(to)) {
                throw ProblemException.conflict(
                        "already_decided",
                        "Proposal " + proposal.proposalId() + " is " + after.status() + "; only one that is " + from
                                + " can be " + to + ".");
            }
            now.add(after);
        }
        if (moved) {
            picking.relocate(warehouseId, who);
        }
        return now;
    }

    private void carry(WarehouseProposal proposal) {
        Instant at = eventClock.instant();
        String warehouse = proposal.warehouseId();
        String product = proposal.productId();
        String from = proposal.fromLocationId();
        String to = proposal.toLocationId();
        String other = proposal.swapWith();
        double units = Objects.requireNonNullElse(proposal.units(), 0.0);
        if (to == null) {
            throw ProblemException.conflict(
                    "no_location",
                    "Proposal " + proposal.proposalId()
                            + " has no location to carry to; say what lies where with PUT /warehouses/" + warehouse
                            + "/locations once it is carried.");
        }
        if (proposal.kind().equals(WarehouseProposals.MOVE) || proposal.kind().equals(WarehouseProposals.PLACEMENT)) {
            stored.move(warehouse, product, from, to, at);
            if (other != null && from != null) {
                stored.move(warehouse, other, to, from, at);
            }
        } else {
            if (from != null) {
                stored.add(warehouse, from, product, -units, at);
            }
            stored.add(warehouse, to, product, units, at);
        }
    }

    /** Minutes that a move saved: the batches picked since, walked with the products where they lay before. */
    private @Nullable Double saved(WarehouseProposal move) {
        String from = move.fromLocationId();
        String to = move.toLocationId();
        Instant since = proposals.doneAt(move.proposalId()).orElse(null);
        Floors.Known known = floors.find(move.warehouseId()).orElse(null);
        if (!move.kind().equals(WarehouseProposals.MOVE)
                || from == null
                || to == null
                || since == null
                || known == null) {
            return null;
        }
        Layout layout = known.floor().layout();
        double meters = 0;
        for (PickBatch batch : waves.doneSince(move.warehouseId(), since, MOST_BATCHES)) {
            TreeSet<Integer> now = new TreeSet<>();
            TreeSet<Integer> before = new TreeSet<>();
            for (PickBatch.PickStop stop : batch.stops()) {
                now.add(layout.spot(stop.locationId()));
                for (PickBatch.Pick pick : stop.picks()) {
                    boolean moved = pick.productId().equals(move.productId())
                            && stop.locationId().equals(to);
                    boolean swapped = pick.productId().equals(move.swapWith())
                            && stop.locationId().equals(from);
                    before.add(layout.spot(moved ? from : swapped ? to : stop.locationId()));
                }
            }
            meters += now.equals(before) ? 0 : length(layout, before) - length(layout, now);
        }
        return Math.round(100 * meters / times.current().metersPerSecond() / 60) / 100.0;
    }

    private static double length(Layout layout, TreeSet<Integer> spots) {
        return layout.routeLength(spots.stream().mapToInt(Integer::intValue).toArray());
    }

    private static ProblemException unknown(String warehouseId, String proposalId) {
        return ProblemException.notFound("There is no proposal \"" + proposalId + "\" in warehouse " + warehouseId
                + "; GET /warehouses/" + warehouseId + "/proposals lists them.");
    }
}
