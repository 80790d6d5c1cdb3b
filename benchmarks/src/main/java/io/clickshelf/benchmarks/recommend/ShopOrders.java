package io.clickshelf.benchmarks.recommend;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.benchmarks.TextLines;
import io.clickshelf.recommendation.model.InteractionLog;
import io.clickshelf.recommendation.model.ProductText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Order lines of the UCI Online Retail form, in either edition's column names. Cancellations, lines without customer, price or
 * quantity, and codes that are no product (postage, fees, …) are left out.
 */
final class ShopOrders {

    private static final Pattern PRODUCT = Pattern.compile("\\d{5}.*");

    private final InteractionLog.Builder builder = InteractionLog.builder();
    private final List<Sale> sales = new ArrayList<>();

    private ShopOrders() {}

    private record Sale(String product, String title, double price, long epochSecond) {}

    InteractionLog log() {
        return builder.build();
    }

    /** What was known of the products before a moment: their last title, and the middle one of the prices that were paid. */
    List<ProductText> texts(long beforeEpochSecond) {
        Map<String, List<Sale>> byProduct = sales.stream()
                .filter(sale -> sale.epochSecond < beforeEpochSecond)
                .collect(Collectors.groupingBy(Sale::product, LinkedHashMap::new, Collectors.toList()));
        List<ProductText> texts = new ArrayList<>();
        byProduct.forEach((product, sold) -> {
            double[] prices = sold.stream().mapToDouble(Sale::price).sorted().toArray();
            String title = sold.stream()
                    .max(Comparator.comparingLong(Sale::epochSecond))
                    .orElseThrow()
                    .title();
            texts.add(new ProductText(product, title, null, null, null, prices[prices.length / 2]));
        });
        return texts;
    }

    static ShopOrders read(Path file, Report report) throws IOException {
        List<String> lines = TextLines.of(file);
        List<String> header = lines.isEmpty() ? List.of() : TextLines.fields(lines.getFirst());
        int invoice = TextLines.column(header, file, "InvoiceNo", "Invoice");
        int code = TextLines.column(header, file, "StockCode");
        int quantity = TextLines.column(header, file, "Quantity");
        int date = TextLines.column(header, file, "InvoiceDate");
        int price = TextLines.column(header, file, "UnitPrice", "Price");
        int customer = TextLines.column(header, file, "CustomerID", "Customer ID");
        int title = TextLines.column(header, file, "Description");
        ShopOrders orders = new ShopOrders();
        for (int n = 1; n < lines.size(); n++) {
            List<String> line = TextLines.fields(lines.get(n));
            if (line.size() == header.size()
                    && !line.get(customer).isBlank()
                    && !line.get(invoice).toUpperCase(Locale.ROOT).startsWith("C")
                    && PRODUCT.matcher(line.get(code)).matches()
                    && positive(line.get(quantity))
                    && positive(line.get(price))) {
                String product = line.get(code).toUpperCase(Locale.ROOT);
                long at = second(line.get(date), n);
                orders.builder.add(line.get(customer), product, line.get(invoice), 1, at);
                orders.sales.add(new Sale(product, line.get(title), Double.parseDouble(line.get(price)), at));
            }
        }
        report.say(
                "%s: %d of %d lines are sales to known customers",
                file.getFileName(), orders.sales.size(), lines.size() - 1);
        return orders;
    }

    private static boolean positive(String number) {
        try {
            return Double.parseDouble(number) > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static long second(String text, int line) {
        try {
            return LocalDateTime.parse(text.trim().replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new BenchmarkException(
                    "Line " + (line + 1) + ": \"" + text + "\" is no date like 2011-09-30 12:00:00.");
        }
    }
}
