package io.clickshelf.contracts.logistics;

import java.util.List;

/**
 * What was learnt from deliveries; the next plan reckons with it.
 *
 * @param outcomes      that it was learnt from
 * @param serviceTimes  by area and hour; "everywhere" first
 * @param travelFactors travel time over what speed and distance would say, by area and hour; "everywhere" first
 */
public record DeliveryLearning(
        long outcomes, List<Cell> serviceTimes, List<Cell> travelFactors, List<Carrier> carriers) {

    /**
     * @param area  middle of the cell, {@code latitude,longitude}, or "everywhere"
     * @param hours of the day, as {@code 6-9}, or "all"
     * @param value seconds, or a factor: the cell's mean, drawn towards the area's and the whole's where it has few
     * @param count of deliveries seen there
     */
    public record Cell(String area, String hours, double value, long count) {}

    /**
     * @param onTime       share within the promised window (posterior mean)
     * @param failed       share of attempts that failed
     * @param travelFactor travel time over what is usual for the same areas and hours
     */
    public record Carrier(
            String carrier,
            long deliveries,
            double onTime,
            double failed,
            double meanLateSeconds,
            double travelFactor) {}
}
