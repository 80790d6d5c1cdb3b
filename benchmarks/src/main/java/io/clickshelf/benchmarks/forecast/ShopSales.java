package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a shop sold by day, from order lines in Online Retail's form, without returns and lines that are no products. */
final class ShopSales {

    private static final int DATE = "2010-12-01".length();

    /** One order line. */
    record Sale(String code, String title, double units, double price) {}

    private ShopSales() {}

    static NavigableMap<LocalDate, List<Sale>> read(Path file) throws IOException {
        List<String> lines = TextLines.of(file);
        List<String> header = lines.isEmpty() ? List.of() : TextLines.fields(lines.getFirst());
        int code = TextLines.column(header, file, "StockCode");
        int quantity = TextLines.column(header, file, "Quantity");
        int date = TextLines.column(header, file, "InvoiceDate");
        int price = TextLines.column(header, file, "UnitPrice", "Price");
        int title = TextLines.column(header, file, "Description");
        NavigableMap<LocalDate, List<Sale>> sales = new TreeMap<>();
        for (String text : lines.subList(1, lines.size())) {
            List<String> line = TextLines.fields(text);
            if (line.size() == header.size() && line.get(code).matches("\\d{5}.*")) {
                Sale sale = new Sale(
                        line.get(code),
                        line.get(title),
                        SeriesFile.value(line.get(quantity)),
                        SeriesFile.value(line.get(price)));
                if (sale.units() > 0 && sale.price() > 0) {
                    sales.computeIfAbsent(LocalDate.parse(line.get(date).substring(0, DATE)), day -> new ArrayList<>())
                            .add(sale);
                }
            }
        }
        if (sales.isEmpty()) {
            throw new BenchmarkException(file + " has no line that sells a product.");
        }
        return sales;
    }
}
