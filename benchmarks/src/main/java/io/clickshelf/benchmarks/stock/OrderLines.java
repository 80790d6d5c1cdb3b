package io.clickshelf.benchmarks.stock;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.TextLines;
import io.clickshelf.forecasting.model.demand.Covariates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Order lines of the UCI Online Retail form, in either edition's column names, as demand per product and day. A line that
 * was cancelled as a whole (same customer, product and quantity, later) was never served; other returns are no demand.
 */
final class OrderLines {

    private static final Pattern PRODUCT = Pattern.compile("\\d{5}.*");
    private static final int DATE = "2010-12-01".length();

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> open = new HashMap<>();

    private record Line(String product, double quantity, double price, LocalDate day) {}

    private OrderLines() {}

    static ShopDemand read(String name, Path file) throws IOException {
        OrderLines orders = new OrderLines();
        List<String> text = TextLines.of(file);
        List<String> header = text.isEmpty() ? List.of() : TextLines.fields(text.getFirst());
        int code = TextLines.column(header, file, "StockCode");
        int quantity = TextLines.column(header, file, "Quantity");
        int date = TextLines.column(header, file, "InvoiceDate");
        int price = TextLines.column(header, file, "UnitPrice", "Price");
        int customer = TextLines.column(header, file, "CustomerID", "Customer ID");
        for (String line : text.subList(1, text.size())) {
            List<String> cells = TextLines.fields(line);
            if (cells.size() == header.size()
                    && PRODUCT.matcher(cells.get(code)).matches()) {
                orders.add(
                        cells.get(customer),
                        new Line(
                                cells.get(code).toUpperCase(Locale.ROOT),
                                number(cells.get(quantity)),
                                number(cells.get(price)),
                                LocalDate.parse(cells.get(date).strip().substring(0, DATE))));
            }
        }
        return orders.demand(name, file);
    }

    private void add(String customer, Line line) {
        String key = customer + '\n' + line.product() + '\n' + Math.abs(line.quantity());
        if (line.quantity() > 0 && line.price() > 0) {
            open.put(key, lines.size());
            lines.add(line);
        } else if (line.quantity() < 0) {
            Integer cancelled = open.remove(key);
            if (cancelled != null) {
                Line sold = lines.get(cancelled);
                lines.set(cancelled, new Line(sold.product(), 0, sold.price(), sold.day()));
            }
        }
    }

    private ShopDemand demand(String name, Path file) {
        if (lines.isEmpty()) {
            throw new BenchmarkException(file + " has no line that sells a product.");
        }
        LocalDate first = Collections.min(lines.stream().map(Line::day).toList());
        LocalDate last = Collections.max(lines.stream().map(Line::day).toList());
        int days = (int) ChronoUnit.DAYS.between(first, last) + 1;
        Map<String, double[]> units = new TreeMap<>();
        Map<String, double[]> sums = new HashMap<>();
        for (Line line : lines) {
            units.computeIfAbsent(line.product(), product -> new double[days])[
                            (int) ChronoUnit.DAYS.between(first, line.day())] +=
                    line.quantity();
            double[] sum = sums.computeIfAbsent(line.product(), product -> new double[2]);
            sum[0] += line.price();
            sum[1]++;
        }
        List<String> ids = List.copyOf(units.keySet());
        double[] price = ids.stream()
                .mapToDouble(id ->
                        sums.getOrDefault(id, new double[] {1, 1})[0] / sums.getOrDefault(id, new double[] {1, 1})[1])
                .toArray();
        return new ShopDemand(name, first, ids, units.values().toArray(double[][]::new), price, Covariates.NONE);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
