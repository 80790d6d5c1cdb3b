package io.clickshelf.logistics.model.roads;

import io.clickshelf.logistics.model.routing.Travel;
import java.util.List;

/**
 * Travel that meets disturbances, and areas that are known to be slower or faster than their distance says. A look-up takes
 * time in the number of disturbances.
 */
public final class RoadTravel implements Travel {

    private final Travel undisturbed;
    private final double[] latitude;
    private final double[] longitude;
    private final double[] placeFactor;
    private final List<Disturbance> disturbances;

    /**
     * @param placeFactor by which travel from or to a place takes longer than {@code undisturbed} says
     * @throws IllegalArgumentException if there are not as many coordinates and factors as places
     */
    public RoadTravel(
            Travel undisturbed,
            double[] latitude,
            double[] longitude,
            double[] placeFactor,
            List<Disturbance> disturbances) {
        int size = undisturbed.size();
        if (latitude.length != size || longitude.length != size || placeFactor.length != size) {
            throw new IllegalArgumentException("The travel has " + size + " places, but there are " + latitude.length
                    + " coordinates and " + placeFactor.length + " factors.");
        }
        this.undisturbed = undisturbed;
        this.latitude = latitude.clone();
        this.longitude = longitude.clone();
        this.placeFactor = placeFactor.clone();
        this.disturbances = List.copyOf(disturbances);
    }

    @Override
    public int size() {
        return undisturbed.size();
    }

    @Override
    public int distance(int from, int to) {
        double detour = 1;
        for (Disturbance disturbance : disturbances) {
            detour *= disturbance.detour(latitude[from], longitude[from], latitude[to], longitude[to]);
        }
        return bounded(undisturbed.distance(from, to) * detour);
    }

    @Override
    public int duration(int from, int to) {
        double factor = (placeFactor[from] + placeFactor[to]) / 2;
        for (Disturbance disturbance : disturbances) {
            factor *= disturbance.detour(latitude[from], longitude[from], latitude[to], longitude[to])
                    * disturbance.slowdown(latitude[from], longitude[from], latitude[to], longitude[to]);
        }
        return bounded(undisturbed.duration(from, to) * factor);
    }

    private static int bounded(double value) {
        return (int) Math.min(Integer.MAX_VALUE / 4, Math.round(value));
    }
}
