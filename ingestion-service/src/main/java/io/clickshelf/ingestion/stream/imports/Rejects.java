package io.clickshelf.ingestion.stream.imports;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** The rows that were rejected, each with its line and reason, as CSV; and how many for which reason. */
final class Rejects implements AutoCloseable {

    private static final int MOST_REASONS = 100;
    private static final String FURTHER = "further reasons";

    private final CSVPrinter printer;
    private final Map<String, Long> reasons = new TreeMap<>();
    private long count;

    Rejects(Path file) throws IOException {
        Writer writer = Files.newBufferedWriter(file);
        printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
        printer.printRecord("line", "reason", "row");
    }

    void add(CSVRecord row, String reason) throws IOException {
        printer.print(row.getRecordNumber());
        printer.print(reason);
        printer.printRecord((Iterable<?>) row);
        boolean listed = reasons.size() < MOST_REASONS || reasons.containsKey(reason);
        reasons.merge(listed ? reason : FURTHER, 1L, Long::sum);
        count++;
    }

    long count() {
        return count;
    }

    Map<String, Long> reasons() {
        return new TreeMap<>(reasons);
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
