package io.clickshelf.ingestion.stream.imports;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.ingestion.ImportStatus;
import io.clickshelf.ingestion.IngestionProperties;
import io.clickshelf.ingestion.store.ImportCounts;
import io.clickshelf.ingestion.store.ImportJobs;
import io.clickshelf.ingestion.stream.RawEventPublisher;
import io.clickshelf.platform.kafka.CompactedTable;
import io.clickshelf.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes files, keeps them until they are read, and reads them one after the other. A stop in the middle loses nothing:
 * the file is read from its beginning at the next start, and since its events have the same ids, nothing counts twice.
 */
@Component
public class Imports implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final ImportCounts NOTHING = new ImportCounts(0, 0, 0, 0, Map.of(), Map.of());

    private final ImportJobs jobs;
    private final Mappings mappings;
    private final RawEventPublisher publisher;
    private final CompactedTable<Product> catalog;
    private final IngestionProperties properties;
    private final Clock clock;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("import").daemon().factory());

    Imports(
            ImportJobs jobs,
            Mappings mappings,
            RawEventPublisher publisher,
            CompactedTable<Product> catalog,
            IngestionProperties properties,
            Clock clock) {
        this.jobs = jobs;
        this.mappings = mappings;
        this.publisher = publisher;
        this.catalog = catalog;
        this.properties = properties;
        this.clock = clock;
    }

    /** Keeps the file and queues it. */
    public UUID submit(ImportKind kind, String mappingName, String fileName, InputStream body, String caller) {
        mappings.find(mappingName, kind);
        UUID id = UUID.randomUUID();
        try {
            Path directory = Files.createDirectories(directory(id));
            Path partial = directory.resolve("upload.part");
            long bytes = Files.copy(body, partial, StandardCopyOption.REPLACE_EXISTING);
            if (bytes == 0) {
                throw ProblemException.badRequest("empty_file", "The request has no body; send the file as it is.");
            }
            Files.move(partial, upload(id), StandardCopyOption.ATOMIC_MOVE);
            jobs.create(id, kind.json(), mappingName, fileName, bytes, caller, clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException("The file could not be kept", e);
        }
        reading.execute(() -> read(id, kind, mappingName));
        return id;
    }

    /** The rejected rows of an import, as CSV. */
    public Path rejects(UUID id) {
        Path file = directory(id).resolve("rejects.csv");
        if (!Files.exists(file)) {
            throw ProblemException.notFound("Import " + id + " has no rejects here.");
        }
        return file;
    }

    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        for (ImportStatus unfinished : jobs.unfinished()) {
            UUID id = UUID.fromString(unfinished.id());
            if (Files.exists(upload(id))) {
                LOG.info("Import {} of {} was interrupted and begins again", id, unfinished.fileName());
                reading.execute(() -> read(id, ImportKind.of(unfinished.kind()), unfinished.mapping()));
            } else {
                jobs.fail(id, NOTHING, "The uploaded file is gone; send it again.", clock.instant());
            }
        }
    }

    private void read(UUID id, ImportKind kind, String mappingName) {
        ImportCounts[] last = {NOTHING};
        try {
            EventSink sink = new EventSink(publisher, properties.importBatch());
            FileImport run = new FileImport(mappings.find(mappingName, kind), sink, this::mayBeMade, counts -> {
                last[0] = counts;
                jobs.progress(id, counts);
            });
            jobs.finish(id, run.run(upload(id), directory(id).resolve("rejects.csv")), clock.instant());
            Files.delete(upload(id));
        } catch (IOException | RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                return; // a stop: it is still marked as running, and begins again at the next start
            }
            LOG.warn("Import {} failed", id, e);
            jobs.fail(id, last[0], String.valueOf(e.getMessage()), clock.instant());
        }
    }

    private boolean mayBeMade(String productId) {
        Product known = catalog.get(productId);
        return known == null
                || known.attributes() != null
                        && ProductSightings.FROM_ORDERS.equals(
                                known.attributes().get(ProductSightings.SOURCE));
    }

    private Path directory(UUID id) {
        return properties.directory().resolve("imports").resolve(id.toString());
    }

    private Path upload(UUID id) {
        return directory(id).resolve("upload");
    }

    @Override
    public void destroy() {
        reading.shutdownNow();
    }
}
