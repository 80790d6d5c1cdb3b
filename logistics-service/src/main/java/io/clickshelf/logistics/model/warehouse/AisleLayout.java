package io.clickshelf.logistics.model.warehouse;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parallel aisles between straight cross-aisles: one block between two of them, two between three, and so on. Routes are
 * exact up to three blocks, and by local search beyond. Built by {@link AisleLayoutBuilder}.
 */
public final class AisleLayout implements Layout {

    /** The most cross-aisles for which routes are exact; the classes of partial tours grow fourfold with each. */
    private static final int EXACT_CROSSINGS = 4;

    private final double[] aisleX;
    private final double[] crossingY;
    private final String[] ids;
    private final int[] aisle;
    private final double[] position;
    private final int[] rank;
    private final int[] byRank;
    private final int[] place;
    private final int places;
    private final int depotAisle;
    private final int depotCrossing;
    private final int endAisle;
    private final int endCrossing;
    private final double[] depotLinks;
    private final Map<String, Integer> index = new HashMap<>();

    AisleLayout(
            double[] aisleX,
            double[] crossingY,
            String[] ids,
            int[] aisle,
            double[] position,
            int depotAisle,
            int depotCrossing,
            int endAisle,
            int endCrossing,
            double[] depotLinks) {
        this.aisleX = aisleX;
        this.crossingY = crossingY;
        this.ids = ids;
        this.aisle = aisle;
        this.position = position;
        this.depotAisle = depotAisle;
        this.depotCrossing = depotCrossing;
        this.endAisle = endAisle;
        this.endCrossing = endCrossing;
        this.depotLinks = depotLinks;
        this.rank = new int[ids.length];
        this.byRank = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            index.put(ids[i], i);
            byRank[i] = i;
        }
        IntArrays.quickSort(
                byRank,
                (a, b) -> aisle[a] != aisle[b]
                        ? Integer.compare(aisle[a], aisle[b])
                        : Double.compare(position[a], position[b]));
        this.place = new int[ids.length];
        int last = -1;
        for (int i = 0; i < byRank.length; i++) {
            int spot = byRank[i];
            rank[spot] = i;
            boolean same = i > 0 && aisle[spot] == aisle[byRank[i - 1]] && position[spot] == position[byRank[i - 1]];
            last += same ? 0 : 1;
            place[spot] = last;
        }
        this.places = last + 1;
    }

    int crossings() {
        return crossingY.length;
    }

    double crossing(int c) {
        return crossingY[c];
    }

    int aisles() {
        return aisleX.length;
    }

    double aisleX(int aisleIndex) {
        return aisleX[aisleIndex];
    }

    int aisle(int spot) {
        return aisle[spot];
    }

    double position(int spot) {
        return position[spot];
    }

    /** Whether the depot lies off the crossings, joined to the lowest cross-aisle by links. */
    boolean freeDepot() {
        return depotLinks.length > 0;
    }

    int depotAisle() {
        return depotAisle;
    }

    int depotCrossing() {
        return depotCrossing;
    }

    /** Whether walks end elsewhere than they start. */
    boolean open() {
        return endAisle != depotAisle || endCrossing != depotCrossing;
    }

    int endAisle() {
        return endAisle;
    }

    int endCrossing() {
        return endCrossing;
    }

    double depotLink(int aisleIndex) {
        return depotLinks[aisleIndex];
    }

    @Override
    public int size() {
        return ids.length;
    }

    @Override
    public String spotId(int spot) {
        return ids[spot];
    }

    @Override
    public int spot(String spotId) {
        Integer spot = index.get(spotId);
        if (spot == null) {
            throw new IllegalArgumentException("There is no spot \"" + spotId + "\" in the layout.");
        }
        return spot;
    }

    @Override
    public int place(int spot) {
        return place[spot];
    }

    @Override
    public int places() {
        return places;
    }

    @Override
    public double distance(int from, int to) {
        return walk(aisle[from], position[from], aisle[to], position[to]);
    }

    /** Metres between two places in aisles. */
    double walk(int aisleA, double yA, int aisleB, double yB) {
        if (aisleA == aisleB) {
            return Math.abs(yA - yB);
        }
        double best = Double.POSITIVE_INFINITY;
        for (double y : crossingY) {
            best = Math.min(best, Math.abs(yA - y) + Math.abs(yB - y));
        }
        return best + Math.abs(aisleX[aisleA] - aisleX[aisleB]);
    }

    @Override
    public double fromDepot(int spot) {
        return freeDepot()
                ? linked(aisle[spot], position[spot])
                : walk(aisle[spot], position[spot], depotAisle, crossingY[depotCrossing]);
    }

    @Override
    public double toDepot(int spot) {
        return freeDepot()
                ? linked(aisle[spot], position[spot])
                : walk(aisle[spot], position[spot], endAisle, crossingY[endCrossing]);
    }

    private double linked(int aisleIndex, double y) {
        double best = Double.POSITIVE_INFINITY;
        for (int j = 0; j < aisleX.length; j++) {
            best = Math.min(best, depotLinks[j] + walk(aisleIndex, y, j, crossingY[0]));
        }
        return best;
    }

    @Override
    public int corridor(int spot) {
        return aisle[spot] * (crossingY.length - 1) + block(spot);
    }

    /** The block that a spot lies in, from the front. */
    int block(int spot) {
        int block = 0;
        while (block + 2 < crossingY.length && position[spot] >= crossingY[block + 1]) {
            block++;
        }
        return block;
    }

    private int[] sorted(int[] spots) {
        int[] ranks = new int[spots.length];
        for (int i = 0; i < spots.length; i++) {
            ranks[i] = rank[spots[i]];
        }
        Arrays.sort(ranks);
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = byRank[ranks[i]];
        }
        return ranks;
    }

    @Override
    public boolean exact() {
        return crossingY.length <= EXACT_CROSSINGS;
    }

    @Override
    public double routeLength(int[] spots) {
        if (spots.length == 0) {
            return 0;
        }
        return exact() ? new AisleTour(this, sorted(spots), false).meters() : StopSequence.length(this, spots);
    }

    @Override
    public PickRoute quickRoute(int[] spots) {
        return exact() || spots.length == 0 ? route(spots) : StopSequence.quick(this, spots);
    }

    @Override
    public PickRoute route(int[] spots) {
        if (spots.length == 0) {
            return new PickRoute(spots, 0, true);
        }
        if (!exact()) {
            return StopSequence.best(this, spots);
        }
        AisleTour tour = new AisleTour(this, sorted(spots), true);
        Map<TourWalk.Point, List<Integer>> waiting = new HashMap<>();
        for (int spot : spots) {
            waiting.computeIfAbsent(new TourWalk.Point(aisle[spot], position[spot]), p -> new ArrayList<>())
                    .add(spot);
        }
        int[] stops = new int[spots.length];
        int n = 0;
        for (TourWalk.Point point : tour.walk().circuit()) {
            List<Integer> here = waiting.remove(point);
            if (here != null) {
                for (int spot : here) {
                    stops[n++] = spot;
                }
            }
        }
        return new PickRoute(stops, tour.meters(), true);
    }

    @Override
    public String svg(int[] stops) {
        return LayoutDrawing.of(this, stops);
    }
}
