package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.ForecastDay;
import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.logistics.model.warehouse.ExpectedWalks;
import io.clickshelf.logistics.model.warehouse.Floor;
import io.clickshelf.logistics.model.warehouse.SlottingPlanner;
import io.clickshelf.logistics.store.warehouse.PickOrders;
import io.clickshelf.platform.kafka.CompactedTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What will be picked in a warehouse: by forecast where there is one, else as in the orders of late. */
@Component
class ExpectedDemand {

    /** Newest orders that stand for those to come. */
    private static final int SAMPLE = 600;

    private final CompactedTable<ForecastRecord> forecasts;
    private final PickOrders orders;

    ExpectedDemand(CompactedTable<ForecastRecord> forecasts, PickOrders orders) {
        this.forecasts = forecasts;
        this.orders = orders;
    }

    /** Which warehouse, whether it ships whatever names none, from which day on, and how many days. */
    record Asked(String warehouseId, boolean only, LocalDate today, int days) {}

    /**
     * @param walks       to come
     * @param days        that they stand for
     * @param unitsPerDay by product
     * @param lately      units a day by product, in the sample
     * @param forecasts   products of which there is one
     */
    record Expected(
            List<SlottingPlanner.Demand> walks,
            double days,
            Map<String, Double> unitsPerDay,
            Map<String, Double> lately,
            int forecasts) {}

    /** Past orders of a warehouse. */
    List<PickOrders.PickOrderRow> sample(String warehouseId, boolean only, Instant since) {
        List<PickOrders.PickOrderRow> all = orders.since(since).stream()
                .filter(o -> o.warehouseId() == null ? only : o.warehouseId().equals(warehouseId))
                .toList();
        return all.subList(Math.max(0, all.size() - SAMPLE), all.size());
    }

    Expected of(
            Asked asked, Floor floor, Map<String, String> spots, int maxOrders, List<PickOrders.PickOrderRow> sample) {
        double days = sample.isEmpty()
                ? 1
                : Math.max(
                        1,
                        Duration.between(
                                                sample.getFirst().placedAt(),
                                                sample.getLast().placedAt())
                                        .toHours()
                                / 24.0);
        Map<String, Double> units = new TreeMap<>();
        Map<String, Double> lines = new TreeMap<>();
        List<List<String>> past = new ArrayList<>();
        for (PickOrders.PickOrderRow order : sample) {
            past.add(List.copyOf(order.units().keySet()));
            order.units().forEach((product, n) -> {
                units.merge(product, n, Double::sum);
                lines.merge(product, 1.0, Double::sum);
            });
        }
        // No search: the same orders give the same walks, and the same plan.
        List<List<String>> walks = ExpectedWalks.batches(floor.layout(), past, spots, maxOrders, 0);
        Map<String, Double> visits = new TreeMap<>();
        walks.forEach(walk -> walk.forEach(product -> visits.merge(product, 1.0, Double::sum)));
        Map<String, Double> wanted = new TreeMap<>();
        Map<String, Double> perDay = new TreeMap<>();
        for (ForecastRecord forecast : forecasts.values()) {
            String product = forecast.productId();
            // What names no warehouse is this one's where it lies here, was shipped from here, or can lie nowhere else.
            boolean here = asked.only() || spots.containsKey(product) || units.containsKey(product);
            double[] ahead = perDay(forecast, asked, share(forecast, asked.warehouseId(), here), false);
            double mean = Arrays.stream(ahead).average().orElse(0);
            if (mean > 0) {
                perDay.put(product, mean);
                double perLine = Math.max(1, units.getOrDefault(product, 1.2) / lines.getOrDefault(product, 1.0));
                double perVisit = lines.getOrDefault(product, 1.0) / visits.getOrDefault(product, 1.0);
                wanted.put(product, mean * days / perLine / perVisit);
            }
        }
        Map<String, Double> lately = new TreeMap<>();
        units.forEach((product, n) -> lately.put(product, n / days));
        int known = perDay.size();
        lately.forEach(perDay::putIfAbsent);
        return new Expected(ExpectedWalks.of(walks, wanted), days, perDay, lately, known);
    }

    /** Units on each coming day of a product that lies in this warehouse; empty where there is no forecast. */
    double[] perDay(String productId, Asked asked) {
        ForecastRecord forecast = forecasts.get(productId);
        return forecast == null
                ? new double[0]
                : perDay(forecast, asked, share(forecast, asked.warehouseId(), true), true);
    }

    private static double[] perDay(ForecastRecord forecast, Asked asked, double share, boolean high) {
        List<ForecastDay> days = forecast.days();
        int first = (int) Math.max(0, ChronoUnit.DAYS.between(forecast.origin().plusDays(1), asked.today()));
        int last = Math.min(days.size(), first + asked.days());
        double spread = high ? spread(forecast) : 0;
        double[] units = new double[Math.max(0, last - first)];
        for (int d = first; d < last; d++) {
            double mean = days.get(d).mean();
            units[d - first] = share * (mean + spread * Math.sqrt(Math.max(mean, 0)));
        }
        return units;
    }

    /**
     * How far a day's 90 % quantile lies above its mean, per root of the mean (counts vary so), as seen on the first day
     * ahead: the record has the quantiles of sums from there on, and of no other single day.
     */
    private static double spread(ForecastRecord forecast) {
        int level = level(forecast);
        ForecastDay next = forecast.days().isEmpty() ? null : forecast.days().getFirst();
        return level < 0 || next == null || next.mean() <= 0
                ? 0
                : Math.max(0, next.cumulativeQuantiles()[level] - next.mean()) / Math.sqrt(next.mean());
    }

    /** The level nearest to 90 %. */
    private static int level(ForecastRecord forecast) {
        int best = -1;
        for (int i = 0; i < forecast.levels().length; i++) {
            boolean nearer = best < 0 || Math.abs(forecast.levels()[i] - 0.9) < Math.abs(forecast.levels()[best] - 0.9);
            best = nearer ? i : best;
        }
        return best;
    }

    /** @param here whether this warehouse ships what names none */
    private static double share(ForecastRecord forecast, String warehouseId, boolean here) {
        Map<String, Double> shares = forecast.warehouseShares();
        @Nullable Double share = shares.get(warehouseId);
        Set<String> none = Set.of(DemandRecord.NO_WAREHOUSE);
        return share != null ? share : here && (shares.isEmpty() || none.containsAll(shares.keySet())) ? 1 : 0;
    }
}
