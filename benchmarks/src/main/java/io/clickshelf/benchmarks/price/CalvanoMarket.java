package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.pricing.model.price.market.CompetitiveAnswer;

/**
 * The logit duopoly of Calvano, Calzolari, Denicolò and Pastorello (2020): our answer to a rival at the equilibrium's price
 * and to one at the monopoly's, and what two copies of ours do to each other. How demand splits is known, the rival's rule
 * isn't. The profit gain is 0 at the equilibrium and 1 at the monopoly; learning agents of the paper reach .85.
 */
final class CalvanoMarket {

    private static final double QUALITY = 2;
    private static final double STEEPNESS = .25;
    private static final double COST = 1;
    private static final int GRID = 15;
    private static final double NASH = 1.472927;
    private static final double NASH_PROFIT = .222927;
    private static final double MONOPOLY = 1.924981;
    private static final double MONOPOLY_PROFIT = .33749;
    private static final double BEST_REPLY_TO_MONOPOLY = .411695;
    private static final int PERIODS = 1000;

    private final Report report;

    CalvanoMarket(Report report) {
        this.report = report;
    }

    void run() {
        double[] price = new double[GRID];
        double step = 1.2 * (MONOPOLY - NASH) / (GRID - 1);
        for (int k = 0; k < GRID; k++) {
            price[k] = NASH - .1 * (MONOPOLY - NASH) + k * step;
        }
        double[][] profit = new double[GRID][GRID];
        for (int own = 0; own < GRID; own++) {
            for (int rival = 0; rival < GRID; rival++) {
                profit[own][rival] = profit(price[own], price[rival]);
            }
        }
        report.add("calvano", "clickshelf", "profit-against-nash-share", 100 * against(price, NASH) / NASH_PROFIT, "%");
        report.add(
                "calvano",
                "clickshelf",
                "profit-against-monopoly-share",
                100 * against(price, MONOPOLY) / BEST_REPLY_TO_MONOPOLY,
                "%");
        int[] last = twoCopies(profit);
        double mean = (profit[last[0]][last[1]] + profit[last[1]][last[0]]) / 2;
        report.add("calvano", "two copies", "price-of-the-first", price[last[0]], "");
        report.add("calvano", "two copies", "price-of-the-second", price[last[1]], "");
        report.add("calvano", "two copies", "profit-gain", (mean - NASH_PROFIT) / (MONOPOLY_PROFIT - NASH_PROFIT), "");
    }

    /** Mean profit on the grid against a rival who stays where it is. */
    private static double against(double[] price, double rival) {
        double[][] profit = new double[GRID][1];
        for (int own = 0; own < GRID; own++) {
            profit[own][0] = profit(price[own], rival);
        }
        CompetitiveAnswer ours = new CompetitiveAnswer(1);
        double sum = 0;
        for (int t = 0; t < PERIODS; t++) {
            sum += profit[ours.answer(profit)][0];
            ours.observe(0);
        }
        return sum / PERIODS;
    }

    private static int[] twoCopies(double[][] profit) {
        CompetitiveAnswer one = new CompetitiveAnswer(GRID);
        CompetitiveAnswer other = new CompetitiveAnswer(GRID);
        int[] last = new int[2];
        for (int t = 0; t < PERIODS; t++) {
            last[0] = one.answer(profit);
            last[1] = other.answer(profit);
            one.observe(last[1]);
            other.observe(last[0]);
        }
        return last;
    }

    private static double profit(double own, double rival) {
        double mine = Math.exp((QUALITY - own) / STEEPNESS);
        double theirs = Math.exp((QUALITY - rival) / STEEPNESS);
        return (own - COST) * mine / (mine + theirs + 1);
    }
}
