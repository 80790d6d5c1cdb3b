package io.clickshelf.pricing.model.price.market;

import java.util.Arrays;
import java.util.Optional;

/**
 * Searches a table of prices by bands of what is seen: coordinate ascent on simulated episodes that all candidates share,
 * first with one band for everything, then with ever finer ones that begin where the coarser left off. A candidate replaces
 * the best only if it earns more on fresh episodes, too. O(sweeps x cells x prices x episodes).
 */
public final class BandSearch {

    private static final int SWEEPS = 4;
    private static final int[] STEPS = {1, -1, 2, -2};

    private final Market market;
    private final int episodes;
    private final int prices;
    private final int[] levels;
    private long seed = 1;

    /** @param episodes per candidate in the first comparison; as many fresh ones confirm it */
    public BandSearch(Market market, int episodes) {
        this.market = market;
        this.episodes = episodes;
        this.levels = market.levels();
        this.prices = levels.length;
    }

    /**
     * A table of prices by bands.
     *
     * @param cut   upper ends of the bands, rising, by entry of the observation; an empty array for an entry not looked at
     * @param price by cell and price; cells are counted with the last entry running fastest
     */
    public record Bands(double[][] cut, int[][] price) implements MarketPolicy {

        @Override
        public void prices(double[] seen, int[] into) {
            int[] chosen = price[cell(cut, seen)];
            System.arraycopy(chosen, 0, into, 0, into.length);
        }

        private static int cell(double[][] cut, double[] seen) {
            int cell = 0;
            for (int k = 0; k < cut.length; k++) {
                int band = 0;
                while (band < cut[k].length && seen[k] >= cut[k][band]) {
                    band++;
                }
                cell = cell * (cut[k].length + 1) + band;
            }
            return cell;
        }
    }

    /**
     * @param start  prices to begin with
     * @param stages ever finer cuts, each by entry of the observation
     */
    public Bands search(int[] start, double[][][] stages) {
        Bands best = new Bands(new double[market.observations()][0], new int[][] {start.clone()});
        best = ascend(best);
        for (double[][] cut : stages) {
            best = ascend(refine(best, cut));
        }
        return best;
    }

    /** The same prices by finer bands: each new cell takes over from the old one that holds its middle. */
    private static Bands refine(Bands coarse, double[][] cut) {
        int cells = 1;
        for (double[] ends : cut) {
            cells *= ends.length + 1;
        }
        int[][] price = new int[cells][];
        double[] middle = new double[cut.length];
        for (int cell = 0; cell < cells; cell++) {
            int rest = cell;
            for (int k = cut.length - 1; k >= 0; k--) {
                int bands = cut[k].length + 1;
                int band = rest % bands;
                rest /= bands;
                double low = band == 0 ? 0 : cut[k][band - 1];
                double high = band == bands - 1 ? 1 : cut[k][band];
                middle[k] = (low + high) / 2;
            }
            price[cell] = coarse.price[Bands.cell(coarse.cut, middle)].clone();
        }
        return new Bands(cut, price);
    }

    private Bands ascend(Bands start) {
        Bands best = start;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean moved = false;
            for (int cell = 0; cell < best.price.length; cell++) {
                for (int k = 0; k < prices; k++) {
                    Optional<Bands> better = bestMove(best, cell, k);
                    moved |= better.isPresent();
                    best = better.orElse(best);
                }
            }
            if (!moved) {
                break;
            }
        }
        return best;
    }

    /** Empty where no other price of the cell earns more. */
    private Optional<Bands> bestMove(Bands from, int cell, int which) {
        Bands best = null;
        long common = seed++;
        double most = MarketPolicy.earned(market, from, episodes, common);
        for (int move : STEPS) {
            int level = from.price[cell][which] + move;
            if (level < 0 || level >= levels[which]) {
                continue;
            }
            int[][] price = Arrays.stream(from.price).map(int[]::clone).toArray(int[][]::new);
            price[cell][which] = level;
            Bands candidate = new Bands(from.cut, price);
            double earned = MarketPolicy.earned(market, candidate, episodes, common);
            if (earned > most) {
                most = earned;
                best = candidate;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        long fresh = seed++;
        boolean confirmed =
                MarketPolicy.earned(market, best, episodes, fresh) > MarketPolicy.earned(market, from, episodes, fresh);
        return confirmed ? Optional.of(best) : Optional.empty();
    }
}
