package io.clickshelf.logistics.model.routing.search;

/** What every move of the local search works with. */
abstract class TourMove {

    static final double LEAST_GAIN = 1e-6;

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
}
