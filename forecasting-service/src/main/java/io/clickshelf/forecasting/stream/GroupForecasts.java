package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.forecasting.ForecastingProperties;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.demand.DemandForecaster;
import io.clickshelf.forecasting.model.demand.DemandHistory;
import io.clickshelf.forecasting.store.DemandStore;
import io.clickshelf.platform.kafka.CompactedTable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the days of whole categories, of warehouses and of the shop say of their spread: each is fitted like a product.
 * Fitted anew once a week and when a group is new; on other days the fit's choices are applied to the newest days, which
 * takes a tenth of the time.
 */
@Component
public class GroupForecasts {

    /** Of the whole shop. */
    public static final String TOTAL = "total";

    private static final int REFIT_DAYS = 7;

    private final DemandHistories histories;
    private final DemandStore store;
    private final CompactedTable<Product> catalog;
    private final ForecastingProperties properties;
    private volatile @Nullable DemandForecastModel model;
    private @Nullable DemandForecastModel fitted;

    GroupForecasts(
            DemandHistories histories,
            DemandStore store,
            CompactedTable<Product> catalog,
            ForecastingProperties properties) {
        this.histories = histories;
        this.store = store;
        this.catalog = catalog;
        this.properties = properties;
    }

    /** The name of a category's series. */
    public static String category(String path) {
        return "category " + path;
    }

    /** The name of a warehouse's series. */
    public static String warehouse(String id) {
        return "warehouse " + id;
    }

    /** Empty until a day has closed since the start. */
    public Optional<DemandForecastModel> get() {
        return Optional.ofNullable(model);
    }

    void refit() {
        histories.newest().map(this::groups).ifPresent(groups -> model = fresh(groups));
    }

    private synchronized DemandForecastModel fresh(DemandHistory groups) {
        DemandForecaster forecaster = new DemandForecaster(properties.fitThreads());
        DemandForecastModel last = fitted;
        LocalDate next = groups.firstDay().plusDays(groups.days());
        if (last != null
                && last.firstDay().plusDays(REFIT_DAYS).isAfter(next)
                && last.productIds().containsAll(groups.productIds())) {
            return forecaster.rolled(last, groups);
        }
        fitted = forecaster.fit(groups, properties.horizonDays());
        return fitted;
    }

    private DemandHistory groups(DemandHistory history) {
        Map<String, double[]> rows = new LinkedHashMap<>();
        for (int i = 0; i < history.products(); i++) {
            double[] demand = DemandHistory.withUsual(history.demand()[i]);
            add(rows, TOTAL, demand);
            String path = DemandGroups.category(catalog, history.productIds().get(i));
            for (int end = path.length(); end > 0; end = parent(path, end)) {
                add(rows, category(path.substring(0, end)), demand);
            }
        }
        LocalDate first = history.firstDay();
        int days = history.days();
        store.forEachWarehouseDay(first, (warehouse, day, units) -> {
            int column = (int) (day.toEpochDay() - first.toEpochDay());
            double[] row = rows.computeIfAbsent(warehouse(warehouse), id -> new double[days]);
            if (column < days) {
                row[column] += units;
            }
        });
        return new DemandHistory(
                first, List.copyOf(rows.keySet()), rows.values().toArray(double[][]::new));
    }

    /** Where the path of the category above ends; -1 at the widest. */
    static int parent(String path, int end) {
        return path.lastIndexOf(DemandGroups.SEPARATOR, end - 1);
    }

    private static void add(Map<String, double[]> rows, String key, double[] demand) {
        double[] row = rows.computeIfAbsent(key, id -> new double[demand.length]);
        Arrays.setAll(row, t -> row[t] + demand[t]);
    }
}
