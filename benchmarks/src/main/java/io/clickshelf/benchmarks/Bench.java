package io.clickshelf.benchmarks;

import io.clickshelf.benchmarks.forecast.ForecastBenchmark;
import io.clickshelf.benchmarks.platform.PlatformBenchmark;
import io.clickshelf.benchmarks.price.PriceBenchmark;
import io.clickshelf.benchmarks.price.PromotionBenchmark;
import io.clickshelf.benchmarks.recommend.RecommendBenchmark;
import io.clickshelf.benchmarks.routes.RoutesBenchmark;
import io.clickshelf.benchmarks.stock.StockBenchmark;
import io.clickshelf.benchmarks.warehouse.WarehouseBenchmark;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** {@code ./clickshelf bench NAME … [--json FILE]}: finds the benchmark by its name and runs it. */
public final class Bench {

    private static final List<Benchmark> BENCHMARKS = List.of(
            new ForecastBenchmark(),
            new PlatformBenchmark(Clock.systemUTC()),
            new PriceBenchmark(Clock.systemUTC()),
            new PromotionBenchmark(),
            new RecommendBenchmark(),
            new RoutesBenchmark(),
            new StockBenchmark(),
            new WarehouseBenchmark());

    private Bench() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(List.of(args)));
    }

    /** Runs a benchmark and returns the exit code: 0 done, 2 unusable arguments. */
    public static int run(List<String> args) throws Exception {
        Benchmark benchmark = BENCHMARKS.stream()
                .filter(b -> !args.isEmpty() && b.name().equals(args.getFirst()))
                .findFirst()
                .orElse(null);
        if (benchmark == null) {
            System.err.print(usage());
            return 2;
        }
        try {
            Arguments arguments = Arguments.parse(args.subList(1, args.size()));
            Report report = new Report(benchmark.name(), System.out);
            benchmark.run(arguments, report);
            String json = arguments.option("json");
            if (json != null) {
                report.writeJson(Path.of(json));
            }
            return 0;
        } catch (BenchmarkException e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    public static String usage() {
        StringBuilder usage = new StringBuilder();
        for (Benchmark benchmark : BENCHMARKS) {
            benchmark
                    .usage()
                    .lines()
                    .forEach(line -> usage.append("  bench ").append(line).append('\n'));
        }
        return usage.append("  every bench takes --json FILE\n").toString();
    }
}
