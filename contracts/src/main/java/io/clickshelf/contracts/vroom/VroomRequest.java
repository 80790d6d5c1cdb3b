package io.clickshelf.contracts.vroom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What to do with which vehicles. Locations are {@code [longitude, latitude]}, times seconds, distances metres.
 *
 * @param matrices by profile; without them travel is the straight line at the profile's speed
 * @param matrix   the same in its old form: durations of the one profile
 */
@JsonNaming(SnakeCaseStrategy.class)
public record VroomRequest(
        @Nullable List<Job> jobs,
        @Nullable List<Shipment> shipments,
        @Nullable List<Vehicle> vehicles,
        @Nullable Map<String, Matrix> matrices,
        @Nullable List<List<@Nullable Long>> matrix,
        @Nullable Options options) {

    /**
     * A stop.
     *
     * @param setup    seconds before service, not paid twice in a row at one place
     * @param setupPerType the same for vehicles of some types
     * @param servicePerType service for vehicles of some types
     * @param delivery brought there from the vehicle's start; {@code amount} in the old form
     * @param priority 0 to 100
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Job(
            @Nullable Long id,
            @Nullable List<Double> location,
            @Nullable Integer locationIndex,
            @Nullable Long setup,
            @Nullable Long service,
            @Nullable Map<String, Long> setupPerType,
            @Nullable Map<String, Long> servicePerType,
            @Nullable List<Integer> delivery,
            @Nullable List<Integer> amount,
            @Nullable List<Integer> pickup,
            @Nullable List<Integer> skills,
            @Nullable Integer priority,
            @Nullable List<List<Long>> timeWindows,
            @Nullable String description) {}

    /** Goods to take from one place to another. */
    public record Shipment(
            @Nullable Job pickup,
            @Nullable Job delivery,
            @Nullable List<Integer> amount,
            @Nullable List<Integer> skills,
            @Nullable Integer priority) {}

    /**
     * A vehicle.
     *
     * @param type  what {@code setup_per_type} and {@code service_per_type} of tasks name
     * @param steps a route that is known already: the search goes on from it, as far as it keeps the limits
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Vehicle(
            @Nullable Long id,
            @Nullable String profile,
            @Nullable List<Double> start,
            @Nullable Integer startIndex,
            @Nullable List<Double> end,
            @Nullable Integer endIndex,
            @Nullable List<Integer> capacity,
            @Nullable Costs costs,
            @Nullable List<Integer> skills,
            @Nullable String type,
            @Nullable List<Long> timeWindow,
            @Nullable List<Break> breaks,
            @Nullable Double speedFactor,
            @Nullable Integer maxTasks,
            @Nullable Long maxTravelTime,
            @Nullable Long maxDistance,
            @Nullable List<VehicleStep> steps,
            @Nullable String description) {}

    /** @param id of the task, where {@code type} is job, pickup or delivery */
    public record VehicleStep(
            @Nullable String type, @Nullable Long id) {}

    /** What a vehicle costs: for being used, an hour of travel, an hour of set-up and service, a kilometre. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Costs(
            @Nullable Long fixed,
            @Nullable Long perHour,
            @Nullable Long perTaskHour,
            @Nullable Long perKm) {}

    /** A rest; one with a {@code max_load} is refused. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Break(
            @Nullable Long id,
            @Nullable List<List<Long>> timeWindows,
            @Nullable Long service,
            @Nullable List<Integer> maxLoad,
            @Nullable String description) {}

    /** Tables; a null in them is a place that can't be reached. */
    public record Matrix(
            @Nullable List<List<@Nullable Long>> durations,
            @Nullable List<List<@Nullable Long>> distances,
            @Nullable List<List<@Nullable Long>> costs) {}

    /**
     * How to answer.
     *
     * @param g whether the routes' geometry is wanted
     * @param c whether only the times of the given steps are to be chosen; refused
     */
    public record Options(@Nullable Boolean g, @Nullable Boolean c) {}
}
