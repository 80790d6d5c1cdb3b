package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.forecasting.model.coldstart.LikeProducts;
import io.clickshelf.forecasting.model.coldstart.ProductTraits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A real shop's products that first sold after half its time: their first four weeks, from title and price, against the
 * mean of all products and the mean of those at nearly their price. What is known is the first four weeks of the products
 * that came before (of the oldest, those at the file's begin).
 */
final class NewProducts {

    private static final int DAYS = 28;
    private static final double PRICE_BAND = 0.3;

    /** A product's first days. */
    private static final class Launch {
        private final LocalDate first;
        private final ProductTraits traits;
        private double units;

        private Launch(LocalDate first, ProductTraits traits) {
            this.first = first;
            this.traits = traits;
        }
    }

    private NewProducts() {}

    static void run(Path file, int threads, Report report) throws IOException {
        TreeMap<LocalDate, List<Launch>> byDay = new TreeMap<>();
        LocalDate last = read(file, byDay);
        LocalDate begin = byDay.firstKey();
        LocalDate cut = begin.plusDays((last.toEpochDay() - begin.toEpochDay()) / 2);
        List<Launch> known = new ArrayList<>();
        List<Launch> newcomers = new ArrayList<>();
        byDay.forEach((day, launches) -> {
            if (!day.plusDays(DAYS).isAfter(cut)) {
                known.addAll(launches);
            } else if (!day.isBefore(cut) && !day.plusDays(DAYS).isAfter(last)) {
                newcomers.addAll(launches);
            }
        });
        if (newcomers.isEmpty()) {
            throw new BenchmarkException("No product of " + file + " first sold after " + cut + ".");
        }
        String set = String.valueOf(file.getFileName());
        report.say("%s: %d products known before %s, %d newcomers since", set, known.size(), cut, newcomers.size());
        double[] units = known.stream().mapToDouble(launch -> launch.units).toArray();
        LikeProducts likes =
                LikeProducts.fit(known.stream().map(launch -> launch.traits).toList(), units, threads);
        double mean = Arrays.stream(units).average().orElse(0);
        double[] own = new double[newcomers.size()];
        double[] all = new double[own.length];
        double[] band = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            ProductTraits traits = newcomers.get(i).traits;
            own[i] = likes.expected(traits);
            all[i] = mean;
            band[i] = known.stream()
                    .filter(launch -> launch.traits.priceDistance(traits) < PRICE_BAND)
                    .mapToDouble(launch -> launch.units)
                    .average()
                    .orElse(mean);
        }
        errors(set, "clickshelf", newcomers, own, report);
        errors(set, "mean_of_all", newcomers, all, report);
        errors(set, "mean_at_the_price", newcomers, band, report);
    }

    private static void errors(String set, String model, List<Launch> newcomers, double[] expected, Report report) {
        double absolute = 0;
        double total = 0;
        double deviance = 0;
        double logarithmic = 0;
        for (int i = 0; i < expected.length; i++) {
            double y = newcomers.get(i).units;
            absolute += Math.abs(y - expected[i]);
            total += y;
            deviance += 2 * (y * Math.log(y / expected[i]) - (y - expected[i]));
            logarithmic += Math.abs(Math.log(y / expected[i]));
        }
        report.add(set, model, "WAPE", 100 * absolute / total, "%");
        report.add(set, model, "deviance", deviance / expected.length, "per product");
        report.add(set, model, "log_error", logarithmic / expected.length, "");
    }

    private static LocalDate read(Path file, TreeMap<LocalDate, List<Launch>> byDay) throws IOException {
        NavigableMap<LocalDate, List<ShopSales.Sale>> sales = ShopSales.read(file);
        Map<String, Launch> launches = new LinkedHashMap<>();
        sales.forEach((day, sold) -> sold.forEach(sale -> {
            Launch launch = launches.computeIfAbsent(sale.code(), key -> {
                Launch first = new Launch(day, new ProductTraits(null, sale.price(), sale.title()));
                byDay.computeIfAbsent(day, d -> new ArrayList<>()).add(first);
                return first;
            });
            if (day.isBefore(launch.first.plusDays(DAYS))) {
                launch.units += sale.units();
            }
        }));
        return sales.lastKey();
    }
}
