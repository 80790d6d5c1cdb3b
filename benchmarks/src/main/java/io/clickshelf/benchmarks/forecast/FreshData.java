package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.Report;
import java.io.IOException;
import java.nio.file.Path;

/**
 * FreshRetailNet: 90 days (or as many as the file has) of fresh food in 898 stores, with the hours each shelf was empty,
 * discounts, promotions and holidays; the last week is held out. Only days without an empty hour are judged, because only
 * they tell the truth; what the others say is {@link EmptyHours}'.
 */
final class FreshData {

    private static final int HORIZON = 7;
    private static final int OPEN_HOURS = 16;
    private static final double LUMP = 0.1;

    private FreshData() {}

    static void run(String set, Path folder, int limit, int threads, Report report) throws IOException {
        FreshTable table = FreshTable.read(folder, limit, OPEN_HOURS);
        new RetailRun(set, panel(table), HORIZON, threads).run(1, report);
        new MaskedHours(table, table.days() - HORIZON, OPEN_HOURS, LUMP).run(set, HORIZON, threads, report);
    }

    /** Demand as it was on days in stock, as it is estimated on others; of the days held out only what is true. */
    private static RetailPanel panel(FreshTable table) {
        int seen = table.days() - HORIZON;
        EmptyHours hours = EmptyHours.learn(table.sold(), table.empty(), seen, OPEN_HOURS, LUMP);
        double[][] demand = new double[table.sold().length][table.days()];
        double[][] observed = new double[demand.length][table.days()];
        for (int i = 0; i < demand.length; i++) {
            for (int t = 0; t < table.days(); t++) {
                int empty = table.empty()[i][t];
                double sold = table.sold()[i][t];
                observed[i][t] = empty == 0 ? sold : Double.NaN;
                demand[i][t] = empty == 0 || t >= seen ? observed[i][t] : hours.demand(sold, empty);
            }
        }
        return new RetailPanel(table.firstDay(), demand, observed, table.covariates());
    }
}
