package io.clickshelf.logistics.model.routing.search;

/** The cooling schedule: geometric from first to last over the search's progress. */
record Temperature(double first, double last) {

    double at(double progress) {
        return first * Math.pow(last / first, Math.min(1, progress));
    }
}
