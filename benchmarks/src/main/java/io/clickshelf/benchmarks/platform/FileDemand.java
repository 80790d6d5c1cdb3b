package io.clickshelf.benchmarks.platform;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.TextLines;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The demand that a file of the UCI Online Retail form holds, counted without any of the product's code: what a line is, is
 * said here once more, so that a mistake on either side shows.
 */
final class FileDemand {

    private static final Set<String> NO_PRODUCT =
            Set.of("POST", "DOT", "M", "D", "S", "B", "C2", "PADS", "CRUK", "AMAZONFEE", "BANK CHARGES");
    private static final List<String> COLUMNS =
            List.of("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice");

    private final Set<String> products = new HashSet<>();
    private final Set<String> days = new HashSet<>();
    private BigDecimal units = BigDecimal.ZERO;
    private BigDecimal returnedUnits = BigDecimal.ZERO;
    private BigDecimal revenue = BigDecimal.ZERO;
    private long read;
    private long lines;
    private long returnedLines;

    static FileDemand of(Path file) throws IOException {
        List<String> text = TextLines.of(file);
        if (text.isEmpty()
                || !TextLines.fields(text.getFirst()).subList(0, COLUMNS.size()).equals(COLUMNS)) {
            throw new BenchmarkException(file + " is not of the Online Retail form: it begins with other columns than "
                    + String.join(",", COLUMNS) + ".");
        }
        FileDemand demand = new FileDemand();
        text.stream().skip(1).forEach(line -> demand.add(TextLines.fields(line)));
        return demand;
    }

    private void add(List<String> line) {
        read++;
        String invoice = line.get(0).strip();
        String product = line.get(1).strip();
        BigDecimal quantity = new BigDecimal(line.get(3).strip());
        BigDecimal price = new BigDecimal(line.get(5).strip());
        boolean sold = !product.isEmpty()
                && !NO_PRODUCT.contains(product.toUpperCase(Locale.ROOT))
                && !product.startsWith("gift_")
                && price.signum() > 0
                && quantity.signum() != 0;
        if (!sold) {
            return;
        }
        products.add(product);
        days.add(line.get(4).strip().substring(0, "2010-12-01".length()));
        if (invoice.startsWith("C") || quantity.signum() < 0) {
            returnedUnits = returnedUnits.add(quantity.abs());
            returnedLines++;
        } else {
            units = units.add(quantity);
            revenue = revenue.add(quantity.multiply(price));
            lines++;
        }
    }

    long linesRead() {
        return read;
    }

    /** As the platform names them. */
    Map<String, BigDecimal> totals() {
        return new TreeMap<>(Map.of(
                "units", units,
                "returnedUnits", returnedUnits,
                "revenue", revenue,
                "lines", BigDecimal.valueOf(lines),
                "returnedLines", BigDecimal.valueOf(returnedLines),
                "products", BigDecimal.valueOf(products.size()),
                "days", BigDecimal.valueOf(days.size())));
    }

    /** How many of the platform's totals differ from the file's. */
    long differences(JsonNode totals) {
        return totals().entrySet().stream()
                .filter(total -> totals.path(total.getKey()).decimalValue().compareTo(total.getValue()) != 0)
                .count();
    }
}
