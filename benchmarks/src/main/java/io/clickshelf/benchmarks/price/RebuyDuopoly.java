package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.pricing.model.price.market.BandSearch;
import io.clickshelf.pricing.model.price.market.LearntPolicy;
import io.clickshelf.pricing.model.price.market.MarketPolicy;
import io.clickshelf.pricing.model.price.market.PolicyLearner;

/**
 * The rebuy duopoly: bands searched in the simulated market, and a learner that challenges them there. Both are judged on
 * the same validation episodes; the better one is what would be proposed. The final figure is on fresh episodes.
 */
final class RebuyDuopoly {

    private static final int[] START = {5, 5, 3};
    private static final int SEARCH_EPISODES = 32;
    private static final int LEARN_EPISODES = 8;
    private static final int ROUNDS = 100;
    private static final int JUDGED = 500;
    private static final int REPORTED = 1000;
    private static final double[] NONE = {};
    private static final double[] HALVES = {.13};
    private static final double[] QUARTERS = {.07, .13, .4};

    /** Ever finer by our own storage, the first thing seen. */
    private static final double[][][] STAGES = {byStorage(HALVES), byStorage(QUARTERS)};

    private final Report report;

    RebuyDuopoly(Report report) {
        this.report = report;
    }

    void run() {
        RebuyMarket market = new RebuyMarket();
        RebuyRules.all()
                .forEach((name, rule) -> report.add("rebuy duopoly", name, "profit", earned(market, rule, 3), ""));
        MarketPolicy bands = new BandSearch(market, SEARCH_EPISODES).search(START, STAGES);
        LearntPolicy learnt = new PolicyLearner(market, LEARN_EPISODES, 5).learn(ROUNDS);
        double byBands = MarketPolicy.earned(market, bands, JUDGED, 2);
        double byLearner = MarketPolicy.earned(market, learnt, JUDGED, 2);
        report.say("  judged in the simulated market: bands %.0f, learner %.0f", byBands, byLearner);
        report.add("rebuy duopoly", "bands", "profit", earned(market, bands, 3), "");
        report.add("rebuy duopoly", "learner", "profit", earned(market, learnt, 3), "");
        report.add(
                "rebuy duopoly", "clickshelf", "profit", earned(market, byLearner > byBands ? learnt : bands, 3), "");
    }

    private static double earned(RebuyMarket market, MarketPolicy policy, long seed) {
        return MarketPolicy.earned(market, policy, REPORTED, seed);
    }

    private static double[][] byStorage(double[] cut) {
        return new double[][] {cut, NONE, NONE, NONE, NONE, NONE};
    }
}
