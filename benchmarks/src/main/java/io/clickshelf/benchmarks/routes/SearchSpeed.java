package io.clickshelf.benchmarks.routes;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.logistics.model.routing.RouteSolver;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.SearchLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** How many moves the search prices in a second, and in which of its methods the time goes, by samples of its threads. */
final class SearchSpeed {

    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final String SEARCH = "io.clickshelf.logistics.model.routing";
    private static final int METHODS = 12;

    private SearchSpeed() {}

    static void run(List<Path> files, Arguments arguments, Report report) throws IOException {
        double seconds = arguments.doubleOption("seconds", 10);
        int threads = arguments.intOption("threads", Runtime.getRuntime().availableProcessors());
        for (Path file : files) {
            RouteInstance instance = InstanceReader.read(file, null);
            Path samples = Files.createTempFile("search", ".jfr");
            try {
                measure(instance, new SearchLimit(seconds, 0, threads, 1), samples, report);
            } finally {
                Files.delete(samples);
            }
        }
    }

    private static void measure(RouteInstance instance, SearchLimit limit, Path samples, Report report)
            throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable(SAMPLE).withPeriod(PERIOD);
            recording.start();
            long start = System.nanoTime();
            RoutingSolution solution = RouteSolver.solve(instance.problem(), limit);
            double took = (System.nanoTime() - start) / 1e9;
            recording.stop();
            recording.dump(samples);
            report.add(instance.name(), "clickshelf", "moves a second", solution.evaluated() / took, "");
            report.add(instance.name(), "clickshelf", "steps a second", solution.iterations() / took, "");
        }
        Map<String, Integer> counts = new HashMap<>();
        int all = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(samples)) {
            String method = method(event);
            if (method != null) {
                counts.merge(method, 1, Integer::sum);
                all++;
            }
        }
        int sampled = Math.max(1, all);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(METHODS)
                .forEach(entry -> report.add(
                        instance.name(), "clickshelf", entry.getKey(), 100.0 * entry.getValue() / sampled, "%"));
    }

    /** The innermost method, of a thread that searches. */
    private static @Nullable String method(RecordedEvent event) {
        if (!event.getEventType().getName().equals(SAMPLE) || event.getStackTrace() == null) {
            return null;
        }
        List<RecordedFrame> frames = event.getStackTrace().getFrames();
        boolean searches = frames.stream()
                .anyMatch(frame -> frame.getMethod().getType().getName().startsWith(SEARCH));
        if (!searches) {
            return null;
        }
        String type = frames.getFirst().getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1)
                + "."
                + frames.getFirst().getMethod().getName();
    }
}
