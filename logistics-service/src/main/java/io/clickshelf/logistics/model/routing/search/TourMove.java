package io.clickshelf.logistics.model.routing.search;

/** What every move of the local search works with. */
abstract class TourMove {

    static final double LEAST_GAIN = 1e-6;
    /** Where limits can't be kept their price grows very high, and a smaller gain would be rounding: moves would go in circles. */
    private static final double LEAST_PART = 1e-12;

    final Tours tours;
    final SearchData data;
    final Fleet fleet;
    final int[] next;
    final int[] location;
    /** Per dimension of load, what a move carries from one route to another. */
    final int[] moved;

    final Span span = new Span();
    /** Moves priced so far. */
    long evaluated;

    TourMove(Tours tours) {
        this.tours = tours;
        this.data = tours.data;
        this.fleet = tours.fleet;
        this.next = tours.next;
        this.location = tours.location;
        this.moved = new int[data.dimensions];
    }

    /** What routes must cost less than after a move that is worth making, by what they cost before. */
    static double gained(double cost) {
        return cost - Math.max(LEAST_GAIN, LEAST_PART * cost);
    }
}
