package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.pricing.model.price.FluidPricing;
import io.clickshelf.pricing.model.price.GallegoVanRyzin;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Known demand, a stock and an end: what the policy earns over the closed-form optimum of exponential demand. */
final class KnownOptimum {

    private static final double HIGHEST = 20;
    private static final int EVALUATION_STEPS = 8000;

    private final Report report;

    KnownOptimum(Report report) {
        this.report = report;
    }

    /** A price by stock and time left. */
    private interface Policy {
        double price(int stock, double timeLeft);
    }

    void run(Path data) {
        Path file = data.resolve("demand/inventory-known-optimum/pricing_known_optima.json");
        JsonNode cases = JsonMapper.shared()
                .readTree(file)
                .get("gallego_van_ryzin_exponential")
                .get("cases");
        double worst = 1;
        double worstFluid = 1;
        for (JsonNode one : cases) {
            int stock = one.get("n").asInt();
            double best = one.get("lambda_star_t").asDouble();
            double optimum = one.get("J_opt").asDouble();
            GallegoVanRyzin exact = new GallegoVanRyzin(p -> best * Math.exp(1 - p), 0, HIGHEST, stock, 1, 2000);
            FluidPricing fluid = new FluidPricing(p -> best * Math.exp(1 - p), 0, HIGHEST, 0);
            double share = earned(exact::price, best, stock) / optimum;
            double fluidShare = earned(fluid::price, best, stock) / optimum;
            worst = Math.min(worst, share);
            worstFluid = Math.min(worstFluid, fluidShare);
            String set = "gallego-van-ryzin n=%d l=%.0f".formatted(stock, best);
            report.add(set, "clickshelf", "share-of-optimum", 100 * share, "%");
            report.add(set, "fluid-re-solved", "share-of-optimum", 100 * fluidShare, "%");
        }
        report.add("gallego-van-ryzin", "clickshelf", "worst-share-of-optimum", 100 * worst, "%");
        report.add("gallego-van-ryzin", "fluid-re-solved", "worst-share-of-optimum", 100 * worstFluid, "%");
    }

    /** Expected revenue of a policy, by the backward equation with its prices held for each small step. */
    private static double earned(Policy policy, double best, int stock) {
        double[] value = new double[stock + 1];
        double h = 1.0 / EVALUATION_STEPS;
        for (int k = 0; k < EVALUATION_STEPS; k++) {
            double timeLeft = (k + .5) * h;
            for (int n = stock; n >= 1; n--) {
                double price = policy.price(n, timeLeft);
                double rate = best * Math.exp(1 - price);
                value[n] += rate * h * (price + value[n - 1] - value[n]);
            }
        }
        return value[stock];
    }
}
