package io.clickshelf.pricing.model.price;

/**
 * How a rival answers our moves, learnt by watching: the log of its price is taken to move by {@code following} times the log of ours. One that
 * matches, or undercuts by a share, follows by 1; one whose prices are its own by 0. What we gain on a rival by a lower price is only what it
 * does not follow.
 *
 * <p>Ridge regression through the origin of the rival's moves on ours over the same spans, which is the mean of a posterior under a prior that rivals
 * mind their own business. Moves, not levels: a shop that itself follows a rival would else find that the rival follows. O(1) from sums.
 *
 * @param following from 0 to 1
 * @param sd        standard deviation of the posterior, before it is kept between 0 and 1
 * @param moves     of ours that were watched
 */
public record RivalAnswer(double following, double sd, int moves) {

    /** A rival of whom nothing is known is taken to keep its prices. */
    public static final RivalAnswer UNKNOWN = new RivalAnswer(0, RivalAnswer.PRIOR_SD, 0);

    private static final double PRIOR_SD = .5;

    /** Of the log of a rival's price while we move, at least: few moves seem exact by chance. */
    private static final double LEAST_NOISE = .02;

    /**
     * Sums over our moves.
     *
     * @param own      of the squares of the log of ours
     * @param both     of the products of ours and the rival's
     * @param rival    of the squares of the rival's
     */
    public record Moves(int count, double own, double both, double rival) {}

    public static RivalAnswer of(Moves moves) {
        if (moves.count() == 0 || !(moves.own() > 0)) {
            return UNKNOWN;
        }
        double plain = moves.both() / moves.own();
        double unexplained = (moves.rival() - plain * moves.both()) / Math.max(1, moves.count() - 1);
        double noise = Math.max(LEAST_NOISE * LEAST_NOISE, unexplained);
        double precision = moves.own() / noise + 1 / (PRIOR_SD * PRIOR_SD);
        return new RivalAnswer(
                Math.clamp(moves.both() / noise / precision, 0, 1), Math.sqrt(1 / precision), moves.count());
    }
}
