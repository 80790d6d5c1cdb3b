package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.Benchmark;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.benchmarks.platform.PricePass;
import io.clickshelf.benchmarks.platform.PriceReaction;
import io.clickshelf.pricing.model.price.Elasticity;
import io.clickshelf.pricing.model.price.PriceDecider;
import io.clickshelf.pricing.model.price.PriceLimits;
import io.clickshelf.pricing.model.price.PricePolicy;
import io.clickshelf.pricing.model.price.ProductSituation;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/** Prices against known optima, published learning curves, published elasticities, and the clock. */
public final class PriceBenchmark implements Benchmark {

    private static final int PRODUCTS = 20_000;

    private final Clock clock;

    /** @param clock by which events are dated that are sent to a running platform */
    public PriceBenchmark(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "price";
    }

    @Override
    public String usage() {
        return """
                price [speed|guardrails|optimum|learning|markets|elasticity|replay] --data DIR [--runs N]   prices against known optima
                price latency [--home DIR] [--rate 200] [--seconds 20]   a rival's offer to our decision on a running platform
                price pass [--home DIR] [--products 20000]   a whole catalogue priced anew on a running platform, which it fills""";
    }

    @Override
    public void run(Arguments arguments, Report report) throws Exception {
        List<String> parts = arguments.words();
        if (parts.contains("latency")) {
            PriceReaction.run(arguments, report, clock);
            return;
        }
        if (parts.contains("pass")) {
            PricePass.run(arguments, report, clock);
            return;
        }
        int runs = arguments.intOption("runs", 100);
        Path data = arguments.data();
        part(parts, "speed", () -> speed(report));
        part(parts, "guardrails", () -> new Guardrails(report).run());
        part(parts, "optimum", () -> new KnownOptimum(report).run(data));
        part(parts, "learning", () -> new LearningCurves(report, runs).run());
        part(parts, "markets", () -> {
            new DuopolyMarket(report, Math.max(runs, 200)).run();
            new CalvanoMarket(report).run();
            new RebuyDuopoly(report).run();
        });
        part(parts, "elasticity", () -> {
            new DominicksElasticity(report).run(data);
            new OnlineRetailElasticity(report).run(data);
        });
        part(parts, "replay", () -> new ShopReplay(report).run(data));
    }

    /** A part of the benchmark, which may be asked for alone. */
    @FunctionalInterface
    private interface Part {
        void run() throws Exception;
    }

    private static void part(List<String> asked, String name, Part part) throws Exception {
        if (asked.isEmpty() || asked.contains(name)) {
            part.run();
        }
    }

    private static void speed(Report report) {
        Random random = new Random(1);
        PriceDecider decider = new PriceDecider(PricePolicy.defaults());
        PriceLimits limits = new PriceLimits(.1, null, .1, .15, null, null, List.of(99, 49), 2, .2, .08, .6);
        long start = System.nanoTime();
        for (int k = 0; k < PRODUCTS; k++) {
            BigDecimal price = BigDecimal.valueOf(200 + random.nextInt(8000), 2);
            Elasticity elasticity = new Elasticity(
                    -1.5 - random.nextDouble(), .3 + random.nextDouble(), Elasticity.Evidence.SHARED, 3, .1);
            decider.decide(
                    ProductSituation.of("P" + k, price, random.nextInt(200), 8 * random.nextDouble(), 10, elasticity),
                    limits);
        }
        report.add("20,000 products", "clickshelf", "reprice-all", (System.nanoTime() - start) / 1e9, "s");
    }
}
