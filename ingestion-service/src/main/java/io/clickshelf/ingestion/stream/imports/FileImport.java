package io.clickshelf.ingestion.stream.imports;

import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.Identified;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.ingestion.store.ImportCounts;
import io.clickshelf.platform.kafka.Validation;
import io.clickshelf.platform.problem.FieldProblem;
import io.clickshelf.platform.problem.JsonProblems;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.JacksonException;

/** One pass over one file: every row becomes part of an event, or goes to the rejects with its reason. */
final class FileImport {

    private static final int GZIP_MAGIC = 0x8b1f;
    private static final int LONGEST_HEADER = 1 << 16;
    /** The last wins where the first line has none of them. */
    private static final String DELIMITERS = "\t;,";

    private final Mapping mapping;
    private final EventSink sink;
    private final ProductSightings products;
    private final Consumer<ImportCounts> progress;
    private long linesRead;

    FileImport(Mapping mapping, EventSink sink, Predicate<String> mayBeMade, Consumer<ImportCounts> progress) {
        this.mapping = mapping;
        this.sink = sink;
        this.products = new ProductSightings(mayBeMade);
        this.progress = progress;
    }

    /**
     * Reads the file from its beginning and publishes what it holds.
     *
     * @throws IllegalArgumentException if the file lacks a column that the mapping names
     */
    ImportCounts run(Path file, Path rejectsFile) throws IOException {
        try (CountingInputStream counting = new CountingInputStream(Files.newInputStream(file));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(unzipped(counting), StandardCharsets.UTF_8));
                CSVParser parser = CSVParser.parse(
                        reader,
                        CSVFormat.DEFAULT
                                .builder()
                                .setDelimiter(delimiter(reader))
                                .get());
                Rejects rejects = new Rejects(rejectsFile)) {
            Iterator<CSVRecord> rows = parser.iterator();
            if (!rows.hasNext()) {
                throw new IllegalArgumentException("The file is empty; its first line must name the columns.");
            }
            RowMapper mapper = new RowMapper(mapping, header(rows.next()));
            if (mapping.kind() == ImportKind.ORDERS) {
                importOrders(rows, mapper, rejects, counting);
            } else {
                importRecords(rows, mapper, rejects, counting);
            }
            return counts(counting, rejects);
        }
    }

    private char delimiter(BufferedReader file) throws IOException {
        if (mapping.delimiter() != null) {
            return mapping.delimiter().charAt(0);
        }
        file.mark(LONGEST_HEADER);
        char[] start = new char[LONGEST_HEADER];
        int length = Math.max(0, file.read(start));
        file.reset();
        String header = new String(start, 0, length).lines().findFirst().orElse("");
        return DELIMITERS
                .chars()
                .mapToObj(delimiter -> (char) delimiter)
                .max(Comparator.comparingLong(delimiter ->
                        header.chars().filter(letter -> letter == delimiter).count()))
                .orElseThrow();
    }

    private void importOrders(Iterator<CSVRecord> rows, RowMapper mapper, Rejects rejects, CountingInputStream counting)
            throws IOException {
        OrderAssembler orders = new OrderAssembler(mapper, sink::add);
        while (rows.hasNext()) {
            CSVRecord row = rows.next();
            linesRead++;
            try {
                Map<String, String> fields = mapper.map(row);
                OrderLine line = orders.add(fields);
                products.see(line, fields);
            } catch (RejectedRow e) {
                rejects.add(row, e.reason());
            }
            if (sink.full()) {
                products.fresh().forEach(sink::add);
                flush(counting, rejects);
            }
        }
        orders.flush();
        products.changed().forEach(sink::add);
        flush(counting, rejects);
    }

    private void importRecords(
            Iterator<CSVRecord> rows, RowMapper mapper, Rejects rejects, CountingInputStream counting)
            throws IOException {
        Class<? extends Identified> type = type(mapping.kind());
        while (rows.hasNext()) {
            CSVRecord row = rows.next();
            linesRead++;
            try {
                sink.add(record(mapper.tree(mapper.map(row)), type));
            } catch (RejectedRow e) {
                rejects.add(row, e.reason());
            }
            if (sink.full()) {
                flush(counting, rejects);
            }
        }
        flush(counting, rejects);
    }

    private void flush(CountingInputStream counting, Rejects rejects) {
        sink.flush();
        progress.accept(counts(counting, rejects));
    }

    private ImportCounts counts(CountingInputStream counting, Rejects rejects) {
        return new ImportCounts(
                counting.count(),
                linesRead,
                linesRead - rejects.count(),
                rejects.count(),
                rejects.reasons(),
                sink.published());
    }

    /** The fields as an event that keeps its contract. */
    static <T extends Identified> T record(Map<String, Object> tree, Class<T> type) throws RejectedRow {
        try {
            T event = Json.mapper().convertValue(tree, type);
            requireValid(event);
            return event;
        } catch (JacksonException e) {
            List<FieldProblem> problems = JsonProblems.fields(e);
            throw new RejectedRow(
                    problems.isEmpty() ? "unreadable" : problems.getFirst().field() + " can't be read");
        }
    }

    static void requireValid(Object part) throws RejectedRow {
        List<FieldProblem> problems = Validation.problems(part);
        if (!problems.isEmpty()) {
            throw new RejectedRow(
                    problems.getFirst().field() + ": " + problems.getFirst().message());
        }
    }

    private static Class<? extends Identified> type(ImportKind kind) {
        return switch (kind) {
            case PRODUCTS -> Product.class;
            case INVENTORY -> InventoryRecord.class;
            case EVENTS -> BehaviorEvent.class;
            case ORDERS -> throw new IllegalStateException("orders are put together from several rows");
        };
    }

    private static List<String> header(CSVRecord row) {
        return row.stream().map(column -> column.replace("\uFEFF", "").strip()).toList();
    }

    private static InputStream unzipped(InputStream file) throws IOException {
        PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(file, 1 << 16), 2);
        byte[] start = in.readNBytes(2);
        in.unread(start);
        boolean gzip = start.length == 2 && ((start[1] & 0xff) << 8 | (start[0] & 0xff)) == GZIP_MAGIC;
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
