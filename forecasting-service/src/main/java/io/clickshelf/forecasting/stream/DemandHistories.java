package io.clickshelf.forecasting.stream;

import io.clickshelf.forecasting.ForecastingProperties;
import io.clickshelf.forecasting.model.demand.DemandHistory;
import io.clickshelf.forecasting.store.DemandStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Lays the stored demand out as a panel of products by days. A day without a record is a day without demand; of days on
 * which every warehouse was sold out see {@link SoldOutDays}. Today by the wall clock is not over, and no part of it; nor
 * is a product that has not sold on a day that is.
 */
@Component
class DemandHistories {

    private final DemandStore store;
    private final ProductGroups groups;
    private final ForecastingProperties properties;
    private final Clock wallClock;

    DemandHistories(DemandStore store, ProductGroups groups, ForecastingProperties properties, Clock wallClock) {
        this.store = store;
        this.groups = groups;
        this.properties = properties;
        this.wallClock = wallClock;
    }

    /** The newest days; empty before any was over on which something was sold. */
    Optional<DemandHistory> newest() {
        return lastClosedDay().map(this::until).filter(DemandHistory::anythingSold);
    }

    /** The last day that is over; empty before anything was sold. */
    Optional<LocalDate> lastClosedDay() {
        // A sender's clock that runs ahead must not end the history in the future.
        LocalDate today = LocalDate.ofInstant(wallClock.instant(), ZoneOffset.UTC);
        return store.newestDay(today).map(newest -> newest.equals(today) ? today.minusDays(1) : newest);
    }

    private DemandHistory until(LocalDate last) {
        LocalDate[] first = {last};
        LocalDate earliest = last.minusDays(properties.historyDays() - 1L);
        // In the products' order, whatever the rows': models sum over products, and number their groups as they come.
        Map<String, double[]> rows = new TreeMap<>();
        Map<String, BitSet> soldOut = new HashMap<>();
        CovariateRows covariates = new CovariateRows(properties.historyDays());
        store.forEachDay(earliest, sold -> {
            double[] row = rows.computeIfAbsent(sold.productId(), id -> new double[properties.historyDays()]);
            if (sold.day().isAfter(last)) {
                return;
            }
            int column = (int) (sold.day().toEpochDay() - earliest.toEpochDay());
            row[column] = sold.units();
            if (sold.stockedOut()) {
                soldOut.computeIfAbsent(sold.productId(), id -> new BitSet()).set(column);
            }
            covariates.add(sold, column);
            first[0] = sold.day().isBefore(first[0]) ? sold.day() : first[0];
        });
        // What has not sold on any day that is over has no history, though its shelf was counted or it sells today.
        rows.values().removeIf(row -> Arrays.stream(row).noneMatch(units -> units > 0));
        int skipped = (int) (first[0].toEpochDay() - earliest.toEpochDay());
        List<double[]> demand = new ArrayList<>(rows.size());
        rows.forEach((product, row) -> demand.add(SoldOutDays.demand(row, soldOut.get(product), skipped)));
        return new DemandHistory(
                first[0],
                List.copyOf(rows.keySet()),
                demand.toArray(double[][]::new),
                covariates.of(
                        rows.keySet(),
                        skipped,
                        first[0],
                        properties.horizonDays(),
                        properties.country(),
                        groups.of(rows.keySet())));
    }
}
