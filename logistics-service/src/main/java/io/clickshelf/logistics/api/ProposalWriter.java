package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.StockTransfer;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.stock.StockItem;
import io.clickshelf.logistics.model.stock.StockLine;
import io.clickshelf.logistics.store.ProposalRow;
import io.clickshelf.logistics.store.StockProposals;
import io.clickshelf.platform.time.EventClock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Turns a plan into proposals, and takes back those of the day that the plan no longer wants. */
@Component
class ProposalWriter {

    /** Days until a transfer has arrived. */
    private static final int TRANSFER_DAYS = 2;

    private final StockProposals proposals;
    private final Clock clock;
    private final EventClock eventClock;
    private final LogisticsProperties properties;

    ProposalWriter(StockProposals proposals, Clock clock, EventClock eventClock, LogisticsProperties properties) {
        this.proposals = proposals;
        this.clock = clock;
        this.eventClock = eventClock;
        this.properties = properties;
    }

    /** Returns the ids: of orders by {@link PlannedItem#key}, of transfers by {@link #transferKey}. */
    Map<String, String> write(
            List<StockLine> lines, List<StockTransfer> transfers, LocalDate period, String decisionId, String who) {
        Map<String, String> ids = new HashMap<>();
        Set<String> snoozed = proposals.snoozed(period);
        List<ProposalRow> rows = new ArrayList<>();
        for (StockLine line : lines) {
            StockItem item = line.item();
            ProposalRow row = new ProposalRow(
                    item.productId(),
                    item.warehouseId(),
                    "",
                    period,
                    line.quantity(),
                    StockAnswers.money(line.cost()),
                    period.plusDays((long) Math.ceil(item.leadTime().mean()) + 1));
            if (snoozed.contains(row.id())) {
                continue;
            }
            rows.add(row);
            if (line.quantity() > 0) {
                ids.put(PlannedItem.key(item.productId(), item.warehouseId()), row.id());
            }
        }
        for (StockTransfer transfer : transfers) {
            ProposalRow row = new ProposalRow(
                    transfer.productId(),
                    transfer.to(),
                    transfer.from(),
                    period,
                    transfer.quantity(),
                    transfer.transportCost(),
                    period.plusDays(TRANSFER_DAYS));
            rows.add(row);
            ids.put(transferKey(transfer), row.id());
        }
        rows.addAll(overtaken(lines, ids.values(), period));
        proposals.propose(
                rows,
                new StockProposals.Making(
                        clock.instant(),
                        eventClock.instant(),
                        who,
                        decisionId,
                        properties.stock().autoApproveCost(),
                        properties.stock().autoApproveTransferCost()));
        return ids;
    }

    /** Transfers that an earlier plan of the period proposed between places planned here, and that are not wanted any more. */
    private List<ProposalRow> overtaken(List<StockLine> lines, Collection<String> wanted, LocalDate period) {
        Set<String> planned = new HashSet<>();
        lines.forEach(line ->
                planned.add(PlannedItem.key(line.item().productId(), line.item().warehouseId())));
        Set<String> kept = Set.copyOf(wanted);
        return proposals.undecidedTransfers(period).stream()
                .filter(row -> !kept.contains(row.id()))
                .filter(row -> planned.contains(PlannedItem.key(row.productId(), row.warehouseId()))
                        && planned.contains(PlannedItem.key(row.productId(), row.fromWarehouseId())))
                .toList();
    }

    /** Ids of what is not to be proposed on a day. */
    Set<String> snoozed(LocalDate day) {
        return proposals.snoozed(day);
    }

    static String transferKey(StockTransfer transfer) {
        return transfer.productId() + '\n' + transfer.from() + '\n' + transfer.to();
    }
}
