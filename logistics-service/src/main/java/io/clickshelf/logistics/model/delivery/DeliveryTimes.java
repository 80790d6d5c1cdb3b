package io.clickshelf.logistics.model.delivery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Service times, travel times and carriers, learnt from deliveries. Fitting takes linear time. */
public final class DeliveryTimes {

    private static final double LEAST_SERVICE = 5;
    private static final double MOST_SERVICE = 3 * 3600;
    private static final double LEAST_RATIO = 0.2;
    private static final double MOST_RATIO = 5;

    private final CellMeans service;
    private final CellMeans travel = new CellMeans(1, LEAST_RATIO, MOST_RATIO);
    private final Map<String, CarrierRecord> carriers = new TreeMap<>();
    private final long outcomes;

    private DeliveryTimes(double usualServiceSeconds, long outcomes) {
        this.service = new CellMeans(
                Math.clamp(usualServiceSeconds, LEAST_SERVICE, MOST_SERVICE), LEAST_SERVICE, MOST_SERVICE);
        this.outcomes = outcomes;
    }

    /** @param usualServiceSeconds assumed before anything is seen */
    public static DeliveryTimes fit(double usualServiceSeconds, List<Observation> observations) {
        DeliveryTimes times = new DeliveryTimes(usualServiceSeconds, observations.size());
        for (Observation seen : observations) {
            if (seen.delivered()) {
                times.service.add(seen.latitude(), seen.longitude(), seen.hour(), seen.serviceSeconds());
            }
            times.travel.add(seen.latitude(), seen.longitude(), seen.hour(), seen.travelRatio());
        }
        for (Observation seen : observations) {
            if (seen.carrier() != null) {
                double usual = Double.isNaN(seen.latitude())
                        ? times.travel.everywhere()
                        : times.travel.at(seen.latitude(), seen.longitude(), seen.hour());
                times.carriers
                        .computeIfAbsent(seen.carrier(), name -> new CarrierRecord())
                        .add(seen, usual);
            }
        }
        return times;
    }

    /** How many deliveries it was learnt from. */
    public long outcomes() {
        return outcomes;
    }

    /** Seconds at a stop. */
    public CellMeans service() {
        return service;
    }

    /** Travel time over what distance and usual speed say. */
    public CellMeans travel() {
        return travel;
    }

    public Map<String, CarrierRecord> carriers() {
        return Map.copyOf(carriers);
    }
}
