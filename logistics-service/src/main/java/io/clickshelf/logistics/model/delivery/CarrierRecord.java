package io.clickshelf.logistics.model.delivery;

/**
 * How a carrier has done. Shares are posterior means under a uniform prior (Laplace's rule), the travel factor is drawn
 * towards 1.
 */
public final class CarrierRecord {

    private static final double WEIGHT_OF_USUAL = 8;

    private long deliveries;
    private long failed;
    private long promised;
    private long onTime;
    private double lateSeconds;
    private double ratios;
    private long timed;

    void add(Observation observation, double usualRatio) {
        deliveries++;
        if (!observation.delivered()) {
            failed++;
        }
        if (!Double.isNaN(observation.lateSeconds())) {
            promised++;
            lateSeconds += observation.lateSeconds();
            if (observation.lateSeconds() <= 0 && observation.delivered()) {
                onTime++;
            }
        }
        if (!Double.isNaN(observation.travelRatio())) {
            ratios += Math.clamp(observation.travelRatio() / usualRatio, 0.2, 5);
            timed++;
        }
    }

    public long deliveries() {
        return deliveries;
    }

    /** Share within the promised window. */
    public double onTime() {
        return (onTime + 1.0) / (promised + 2.0);
    }

    public double failedShare() {
        return (failed + 1.0) / (deliveries + 2.0);
    }

    public double meanLateSeconds() {
        return promised == 0 ? 0 : lateSeconds / promised;
    }

    /** Travel time over what is usual for the same areas and hours. */
    public double travelFactor() {
        return (ratios + WEIGHT_OF_USUAL) / (timed + WEIGHT_OF_USUAL);
    }
}
