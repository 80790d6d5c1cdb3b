package io.clickshelf.contracts.vroom;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The answer: {@code code} 0 with summary, unassigned and routes; 1 (here), 2 (the input) or 3 (travel) with an
 * {@code error}.
 */
public record VroomResponse(
        int code,
        @Nullable String error,
        @Nullable Summary summary,
        @Nullable List<Unassigned> unassigned,
        @Nullable List<Route> routes) {

    public static VroomResponse failed(int code, String error) {
        return new VroomResponse(code, error, null, null, null);
    }

    /** The sums over all routes. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Summary(
            long cost,
            int routes,
            int unassigned,
            List<Integer> delivery,
            List<Integer> amount,
            List<Integer> pickup,
            long setup,
            long service,
            long duration,
            long waitingTime,
            long priority,
            @Nullable Long distance,
            List<Violation> violations,
            ComputingTimes computingTimes) {}

    /** Milliseconds. */
    public record ComputingTimes(long loading, long solving, long routing) {}

    /** What no vehicle does. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Unassigned(
            long id,
            String type,
            @Nullable List<Double> location,
            @Nullable Integer locationIndex,
            @Nullable String description) {}

    /** A vehicle's route. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Route(
            long vehicle,
            long cost,
            List<Integer> delivery,
            List<Integer> amount,
            List<Integer> pickup,
            long setup,
            long service,
            long duration,
            long waitingTime,
            long priority,
            @Nullable Long distance,
            List<Step> steps,
            List<Violation> violations,
            @Nullable String geometry,
            @Nullable String description) {}

    /** @param duration of travel until there */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Step(
            String type,
            @Nullable List<Double> location,
            @Nullable Integer locationIndex,
            @Nullable Long id,
            @Nullable Long job,
            long setup,
            long service,
            long waitingTime,
            List<Integer> load,
            long arrival,
            long duration,
            @Nullable Long distance,
            List<Violation> violations,
            @Nullable String description) {}

    /** @param cause such as delay or load */
    public record Violation(String cause, @Nullable Long duration) {}
}
