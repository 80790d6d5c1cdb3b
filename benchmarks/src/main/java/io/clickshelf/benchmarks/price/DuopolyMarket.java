package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.pricing.model.price.RivalReaction;
import java.util.Random;

/**
 * The linear duopoly of the BP2021 simulator: a rival that matches value for money, five hundred steps, ten customers before
 * and ten after the rival's answer, qualities drawn per episode. How shoppers choose is known, as the simulator's own agents
 * know it; the rival's rule isn't told and is learnt within each episode. Sales enter by their expectation.
 */
final class DuopolyMarket {

    private static final int STEPS = 500;
    private static final int PRICES = 10;
    private static final int UNIT_COST = 3;

    private final Report report;
    private final int episodes;

    DuopolyMarket(Report report, int episodes) {
        this.report = report;
        this.episodes = episodes;
    }

    void run() {
        Random random = new Random(4);
        double optimum = 0;
        double learnt = 0;
        for (int episode = 0; episode < episodes; episode++) {
            int own = quality(random);
            int rival = quality(random);
            optimum += play(own, rival, true);
            learnt += play(own, rival, false);
        }
        report.add("linear duopoly", "rule-known", "profit", optimum / episodes, "");
        report.add("linear duopoly", "clickshelf", "profit", learnt / episodes, "");
        report.add("linear duopoly", "clickshelf", "share-of-optimum", 100 * learnt / optimum, "%");
    }

    private static int quality(Random random) {
        return Math.min(50, Math.max(1, (int) (25 + 20 * random.nextGaussian())));
    }

    private static double play(int ownQuality, int rivalQuality, boolean ruleKnown) {
        double[][] half = new double[PRICES][PRICES];
        for (int own = 0; own < PRICES; own++) {
            for (int rival = 0; rival < PRICES; rival++) {
                double mine = Math.exp(Math.min(20, ownQuality / (own + 1.0)));
                double theirs = Math.exp(Math.min(20, rivalQuality / (rival + 1.0)));
                half[own][rival] = 10 * (own - UNIT_COST) * mine / (Math.E + mine + theirs);
            }
        }
        RivalReaction reaction = new RivalReaction(PRICES, PRICES);
        if (ruleKnown) {
            for (int own = 0; own < PRICES; own++) {
                reaction.observe(own, answer(own, ownQuality, rivalQuality));
            }
        }
        int rival = 4;
        double profit = 0;
        for (int step = 0; step < STEPS; step++) {
            int own = reaction.bestAnswer(rival, STEPS - step, half);
            int next = answer(own, ownQuality, rivalQuality);
            profit += half[own][rival] + half[own][next];
            reaction.observe(own, next);
            rival = next;
        }
        return profit;
    }

    /** The rival's rule: the same value for money. */
    private static int answer(int own, int ownQuality, int rivalQuality) {
        return Math.clamp((int) Math.floor((own + 1.0) / ownQuality * rivalQuality) - 1, 4, 9);
    }
}
