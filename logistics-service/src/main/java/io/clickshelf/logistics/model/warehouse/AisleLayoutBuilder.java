package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Builds a layout of parallel aisles, and says clearly what doesn't fit. Metres throughout. */
public final class AisleLayoutBuilder {

    private double[] aisleX = {};
    private double[] crossingY = {};
    private double[] depotLinks = {};
    private int depotAisle;
    private int depotCrossing;
    private int endAisle = -1;
    private int endCrossing;
    private final List<String> ids = new ArrayList<>();
    private final List<Integer> aisles = new ArrayList<>();
    private final List<Double> positions = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    /** Equally spaced aisles. */
    public AisleLayoutBuilder aisles(int count, double spacing) {
        if (count < 1) {
            throw new IllegalArgumentException("There are " + count + " aisles; a warehouse needs at least one.");
        }
        double[] x = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = i * spacing;
        }
        return aislesAt(x);
    }

    /** Aisles at these distances from the left wall, ascending. */
    public AisleLayoutBuilder aislesAt(double... x) {
        this.aisleX = ascending("aisle", x, 1);
        return this;
    }

    /** Cross-aisles at these distances from the front wall, ascending; at least front and back. */
    public AisleLayoutBuilder crossAislesAt(double... y) {
        this.crossingY = ascending("cross-aisle", y, 2);
        return this;
    }

    /** The depot lies where an aisle meets a cross-aisle, both counted from 0. */
    public AisleLayoutBuilder depotAt(int aisle, int crossAisle) {
        this.depotAisle = aisle;
        this.depotCrossing = crossAisle;
        return this;
    }

    /** Walks end where this aisle meets this cross-aisle; without it, at the depot. */
    public AisleLayoutBuilder endAt(int aisle, int crossAisle) {
        this.endAisle = aisle;
        this.endCrossing = crossAisle;
        return this;
    }

    /**
     * The depot lies off the aisles, so many metres from each aisle's front end; the way along the front is taken to be
     * no longer than one through the depot.
     */
    public AisleLayoutBuilder depotLinks(double... meters) {
        this.depotLinks = meters.clone();
        return this;
    }

    /** A spot to pick at, so far from the front wall. */
    public AisleLayoutBuilder spot(String id, int aisle, double position) {
        if (!known.add(id)) {
            throw new IllegalArgumentException("Spot \"" + id + "\" is given twice.");
        }
        ids.add(id);
        aisles.add(aisle);
        positions.add(position);
        return this;
    }

    public AisleLayout build() {
        if (aisleX.length == 0 || crossingY.length == 0) {
            throw new IllegalArgumentException("The layout has no aisles or no cross-aisles; give both.");
        }
        if (depotLinks.length > 0 && depotLinks.length != aisleX.length) {
            throw new IllegalArgumentException("The depot has " + depotLinks.length + " links for " + aisleX.length
                    + " aisles; give the metres to each aisle's front end.");
        }
        depot(depotAisle, depotCrossing);
        if (endAisle < 0 || depotLinks.length > 0) {
            endAt(depotAisle, depotCrossing);
        }
        depot(endAisle, endCrossing);
        for (int i = 0; i < ids.size(); i++) {
            double y = positions.get(i);
            if (aisles.get(i) < 0
                    || aisles.get(i) >= aisleX.length
                    || !(y >= crossingY[0] && y <= crossingY[crossingY.length - 1])) {
                throw new IllegalArgumentException("Spot \"" + ids.get(i) + "\" lies at " + y + " m in aisle "
                        + (aisles.get(i) + 1) + "; it must lie in an aisle from 1 to " + aisleX.length
                        + ", between the first and the last cross-aisle (" + crossingY[0] + " to "
                        + crossingY[crossingY.length - 1] + " m).");
            }
        }
        return new AisleLayout(
                aisleX,
                crossingY,
                ids.toArray(String[]::new),
                aisles.stream().mapToInt(Integer::intValue).toArray(),
                positions.stream().mapToDouble(Double::doubleValue).toArray(),
                depotAisle,
                depotCrossing,
                endAisle,
                endCrossing,
                depotLinks);
    }

    private void depot(int aisle, int crossing) {
        if (aisle < 0 || aisle >= aisleX.length || crossing < 0 || crossing >= crossingY.length) {
            // People count from 1.
            throw new IllegalArgumentException("The depot lies at aisle " + (aisle + 1) + ", cross-aisle "
                    + (crossing + 1) + "; there are aisles 1 to " + aisleX.length + " and cross-aisles 1 to "
                    + crossingY.length + ".");
        }
    }

    private static double[] ascending(String what, double[] values, int least) {
        if (values.length < least) {
            throw new IllegalArgumentException(
                    "There are " + values.length + " " + what + "s; there must be at least " + least + ".");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || (i > 0 && values[i] <= values[i - 1])) {
                throw new IllegalArgumentException("The " + what + "s lie at " + Arrays.toString(values)
                        + "; each must lie beyond the one before.");
            }
        }
        return values.clone();
    }
}
