package io.clickshelf.benchmarks.routes;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Instances of the MAMUT collection with travel times by time of day: JSON, and beside it of each leg the arrival by
 * departure. What is minimised is the routes' total duration, each leaving when it likes. Seconds become milliseconds.
 */
final class TimeOfDayReader {

    private static final int SCALE = 1000;

    private TimeOfDayReader() {}

    static boolean recognises(List<String> lines) {
        return !lines.isEmpty() && lines.getFirst().startsWith("{");
    }

    static RouteInstance read(Path path) throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        JsonNode root = mapper.readTree(Files.readString(path));
        Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
        String name = Objects.requireNonNull(folder.getFileName()) + "/"
                + root.path("instance_name").asString();
        if (!root.path("td").has("atf_path")) {
            throw new BenchmarkException(path + " names no arrival-time functions (td.atf_path).");
        }
        int size = root.path("num_customers").asInt() + 1;
        RoutingProblem.Builder builder = RoutingProblem.builder()
                .travel(travel(
                        mapper, folder.resolve(root.path("td").path("atf_path").asString()), size))
                .vehicles(VehicleType.named("vehicle")
                        .count(root.path("num_vehicles").asInt())
                        .capacity(Load.of(root.path("vehicle_capacity").asInt()))
                        .shift(
                                time(root.path("horizon").path(0)),
                                time(root.path("horizon").path(1)))
                        .costs(0, 0, 1)
                        .build());
        int[] labels = new int[size - 1];
        for (int i = 1; i < size; i++) {
            labels[i - 1] = i;
            JsonNode window = root.path("time_windows").path(i);
            builder.visit(Visit.at(String.valueOf(i), i)
                    .delivery(Load.of(root.path("demands").path(i).asInt()))
                    .service(time(root.path("service_times").path(i)))
                    .window(time(window.path(0)), time(window.path(1)))
                    .build());
        }
        return new RouteInstance(name, builder.build(), SCALE, labels, new int[0][]);
    }

    private static long time(JsonNode seconds) {
        return Math.round(seconds.asDouble() * SCALE);
    }

    private static Travel travel(JsonMapper mapper, Path file, int size) throws IOException {
        JsonNode root;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            root = mapper.readTree(in);
        }
        long[][] arrivals = new long[size * size][];
        for (int i = 0; i < size; i++) {
            arrivals[i * size + i] = new long[2];
        }
        for (JsonNode arc : root.path("arcs")) {
            long[] profile = new long[2 * arc.path(2).size()];
            for (int i = 0; i < profile.length; i++) {
                profile[i] = time(arc.path(2 + i % 2).path(i / 2));
            }
            arrivals[arc.path(0).asInt() * size + arc.path(1).asInt()] = profile;
        }
        return Travel.profile(size, new int[size * size], arrivals);
    }
}
