package io.clickshelf.logistics.model.routing.search;

/**
 * Puts absent tasks back one by one, each where its neighbours or an unused vehicle make it cheapest, penalties included;
 * places are overlooked at random now and then. O(1) a place.
 */
final class TourInsertion {

    private static final double BLINK_RATE = 0.01;
    /** How many of the tasks that have been left out for longer are tried, on average. */
    private static final double TRIED = 10;

    private static final double EAGER = 0.1;

    private final Tours tours;
    private final SearchData data;
    private final Fleet fleet;
    private final Neighbors neighbors;
    private final SearchRandom random;
    private final InsertionOrder order;
    private final boolean[] active;
    private final int width;
    private final int[] amount;
    private final int[] location;
    private final Span span = new Span();
    private int blinkIn = 1;
    private int bestAfter;
    private double bestPrice;
    private int bestWindow;
    private int window;
    /** Places looked at so far. */
    long evaluated;

    TourInsertion(Tours tours, Neighbors neighbors, int width, SearchRandom random, boolean[] active) {
        this.tours = tours;
        this.data = tours.data;
        this.fleet = tours.fleet;
        this.neighbors = neighbors;
        this.width = Math.min(width, neighbors.width());
        this.random = random;
        this.order = new InsertionOrder(data, random);
        this.active = active;
        this.amount = new int[data.dimensions];
        this.location = tours.location;
    }

    /**
     * Places absent tasks, but no optional one where that costs more than to leave it out, and marks them and what they are
     * put between.
     *
     * @param standing how many were absent already before this step
     */
    void run(LocalSearch search, int standing) {
        int count = order.draw(tours.absent.tasks, standing, TRIED / Math.max(1, standing));
        // An optional stop may pay only beside another: now and then all are taken, and local search leaves out what
        // doesn't.
        boolean eager = data.optional && random.unit() < EAGER;
        for (int i = 0; i < count; i++) {
            int task = order.task(i);
            find(task, eager || data.required[task]);
            if (bestAfter >= 0) {
                tours.journal.touch(tours.route[bestAfter]);
                if (data.severalWindows) {
                    tours.times.choose(task, bestWindow);
                }
                tours.insert(task, bestAfter);
            }
        }
        for (int i = 0; i < count; i++) {
            int task = order.task(i);
            if (tours.route[task] < 0) {
                continue;
            }
            search.mark(task);
            search.mark(tours.prev[task]);
            search.mark(tours.next[task]);
        }
    }

    private void find(int task, boolean must) {
        bestAfter = -1;
        bestPrice = must ? Double.POSITIVE_INFINITY : tours.penalties.left * data.penalty[task];
        for (int k = 0; k < amount.length; k++) {
            amount[k] = data.delivery[task * amount.length + k] + data.pickup[task * amount.length + k];
        }
        int[] list = neighbors.list();
        int base = task * neighbors.width();
        evaluated += width;
        for (int i = base; i < base + width; i++) {
            int near = list[i];
            int r = tours.route[near];
            if (r < 0 || !active[r]) {
                continue;
            }
            consider(task, near, r);
            if (tours.prev[near] >= data.tasks) {
                consider(task, tours.prev[near], r);
            }
        }
        for (int type = 0; type < fleet.types; type++) {
            int r = tours.free.any(type);
            if (r >= 0) {
                consider(task, tours.start(r), r);
            }
        }
        for (int r = 0; must && bestAfter < 0; r++) {
            considerAll(task, r % fleet.vehicles);
        }
    }

    private void considerAll(int task, int r) {
        if (!active[r]) {
            return;
        }
        int end = tours.end(r);
        for (int node = tours.start(r); node != end; node = tours.next[node]) {
            consider(task, node, r);
        }
    }

    private void consider(int task, int after, int r) {
        int type = fleet.typeOf[r];
        Metric metric = tours.metric(r);
        int following = tours.next[after];
        int place = location[task];
        long longer = metric.distanceInto(place, location[after])
                + metric.distance(place, location[following])
                - (tours.travelled[following] - tours.travelled[after]);
        boolean unused = tours.size[r] == 0;
        double price = (double) fleet.costPerDistance[type] * longer;
        if (unused) {
            price += fleet.fixedCost[type] + (double) fleet.costPerDistance[type] * tours.distance[r];
        }
        if (price >= bestPrice || blink() || !fleet.allows(task, type)) {
            return;
        }
        price += tours.loadPrice(r, amount, 1) - tours.loadPrice(r, null, 0);
        price += tours.pricing.far(type, tours.distance[r] + longer) - tours.pricing.far(type, tours.distance[r]);
        if (price >= bestPrice) {
            return;
        }
        if (tours.timed) {
            price += timed(task, after, following, type, metric.durationInto(place, location[after]), metric)
                    - (unused ? 0 : tours.pricing.time(type, tours.lasts[r], tours.warp[r]));
            if (price >= bestPrice) {
                return;
            }
        }
        bestPrice = price;
        bestAfter = after;
        bestWindow = window;
    }

    /** What the times of a route cost with a task in the best of its windows, which is left in {@code window}. */
    private double timed(int task, int after, int following, int type, long travel, Metric metric) {
        double least = Double.POSITIVE_INFINITY;
        long onward = metric.duration(location[task], location[following]);
        for (int w = data.windowFrom[task]; w < data.windowFrom[task + 1]; w++) {
            span.start(tours.head, after);
            span.add(data.service[task], 0, data.windowOpens[w], data.windowCloses[w], travel);
            span.add(tours.tail, following, onward);
            double price = tours.pricing.time(type, span.lasts, span.warp);
            if (price < least) {
                least = price;
                window = w;
            }
        }
        return least;
    }

    /** Whether a place is to be overlooked this time. */
    private boolean blink() {
        if (--blinkIn > 0) {
            return false;
        }
        blinkIn = 1 + (int) (Math.log(1 - random.unit()) / Math.log(1 - BLINK_RATE));
        return true;
    }
}
