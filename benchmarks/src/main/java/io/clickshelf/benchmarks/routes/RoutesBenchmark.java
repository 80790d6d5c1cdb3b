package io.clickshelf.benchmarks.routes;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.Benchmark;
import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.benchmarks.platform.DynamicDay;
import io.clickshelf.logistics.model.routing.RouteSolver;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.SearchLimit;
import io.clickshelf.logistics.model.routing.checker.SolutionChecker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Route plans on public instances: cost, gap to the best known, and whether the independent checker agrees. */
public final class RoutesBenchmark implements Benchmark {

    private static final double LEAST_SECONDS = 0.05;

    @Override
    public String name() {
        return "routes";
    }

    @Override
    public String usage() {
        return """
                routes --data DIR --seconds S [--threads N]
                routes FILE... --seconds S [--threads N] [--seed N] [--iterations N] [--round CONVENTION] [--solutions DIR]
                       [--drivers breaks|rests|both]   with breaks and driving hours that the files don't have
                routes roads FILE [--places N]   a table of N places over an OpenStreetMap file
                routes speed FILE... --seconds S [--threads N]   moves priced a second, and where the time goes
                routes day [--home DIR] [--orders 300] [--seconds 1]   a day on a running platform, orders and roads changing""";
    }

    @Override
    public void run(Arguments arguments, Report report) throws Exception {
        if (arguments.words().contains("day")) {
            DynamicDay.run(arguments, report);
            return;
        }
        if (arguments.words().contains("roads")) {
            RoadsTable.run(arguments.files(1), arguments, report);
            return;
        }
        if (arguments.words().contains("speed")) {
            SearchSpeed.run(arguments.files(1), arguments, report);
            return;
        }
        long iterations = (long) arguments.doubleOption("iterations", 0);
        double seconds = arguments.doubleOption("seconds", iterations > 0 ? 0 : 10);
        int threads = arguments.intOption("threads", Runtime.getRuntime().availableProcessors());
        SearchLimit limit = new SearchLimit(seconds, iterations, threads, arguments.intOption("seed", 1));
        if (!arguments.words().isEmpty()) {
            measure("files", arguments.files(0), limit, arguments, report);
            return;
        }
        Path root = arguments.data().resolve("routing");
        if (!Files.isDirectory(root)) {
            throw new BenchmarkException("There is no folder " + root + ".");
        }
        for (Path set : sorted(root)) {
            if (Files.isDirectory(set)) {
                measure(set.getFileName().toString(), instances(set), limit, arguments, report);
            }
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static List<Path> instances(Path set) throws IOException {
        try (Stream<Path> files = Files.walk(set)) {
            return files.filter(file -> file.toString().endsWith(".vrp")
                            || file.toString().endsWith(".vrp.json")
                            || file.toString().endsWith(".txt")
                                    && !file.getFileName().toString().matches("README.*|LICENSE.*"))
                    .sorted()
                    .toList();
        }
    }

    private static void measure(String set, List<Path> files, SearchLimit limit, Arguments arguments, Report report)
            throws IOException {
        String round = arguments.option("round");
        Convention convention = round == null ? null : Convention.named(round);
        String drivers = arguments.option("drivers");
        List<Double> gaps = new ArrayList<>();
        int broken = 0;
        for (Path file : files) {
            long start = System.nanoTime();
            RouteInstance read = InstanceReader.read(file, convention);
            RouteInstance instance = drivers == null ? read : DriverTerms.of(read, drivers);
            Measured measured = solve(instance, limit, start, arguments.option("solutions"));
            double cost = measured.solution().cost().total() / instance.scale();
            report.add(instance.name(), "clickshelf", "cost", cost, "");
            report.add(
                    instance.name(),
                    "clickshelf",
                    "routes",
                    measured.solution().routes().size(),
                    "");
            report.add(instance.name(), "clickshelf", "time", measured.seconds(), "s");
            report.add(
                    instance.name(),
                    "clickshelf",
                    "iterations",
                    measured.solution().iterations(),
                    "");
            for (String fault : measured.faults()) {
                report.say("%s: INFEASIBLE: %s", instance.name(), fault);
            }
            broken += measured.faults().isEmpty() ? 0 : 1;
            Double best = BestKnown.of(
                            Objects.requireNonNull(file.toAbsolutePath().getParent()))
                    .cost(instance.name());
            if (best != null && convention == null && drivers == null) {
                gaps.add(100 * (cost / best - 1));
                report.add(instance.name(), "clickshelf", "gap", gaps.getLast(), "%");
            }
        }
        if (!gaps.isEmpty()) {
            double mean =
                    gaps.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            report.add(set, "clickshelf", "mean gap", mean, "%");
        }
        report.add(set, "clickshelf", "infeasible", broken, "of " + files.size());
    }

    private record Measured(RoutingSolution solution, double seconds, List<String> faults) {}

    /** Solves what is left of the seconds after the file was read. */
    private static Measured solve(RouteInstance instance, SearchLimit limit, long start, @Nullable String folder)
            throws IOException {
        double left = limit.seconds() - (System.nanoTime() - start) / 1e9;
        RoutingSolution solution = RouteSolver.solve(
                instance.problem(),
                limit.seconds() == 0
                        ? limit
                        : new SearchLimit(
                                Math.max(LEAST_SECONDS, left), limit.iterations(), limit.threads(), limit.seed()));
        double seconds = (System.nanoTime() - start) / 1e9;
        List<String> faults = new ArrayList<>(SolutionChecker.faults(instance.problem(), solution));
        solution.unassigned().stream()
                .filter(lost -> instance.problem().tasks().get(lost.task()).required())
                .forEach(lost -> faults.add(String.format(
                        Locale.ROOT, "customer %d isn't served: %s", instance.labels()[lost.task()], lost.reason())));
        if (folder != null) {
            Path target = Path.of(folder).resolve(instance.name() + ".sol");
            Files.createDirectories(
                    Objects.requireNonNull(target.toAbsolutePath().getParent()));
            Files.writeString(target, SolutionFile.text(instance, solution));
        }
        return new Measured(solution, seconds, faults);
    }
}
