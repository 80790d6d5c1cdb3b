package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.RoadCondition;
import io.clickshelf.contracts.logistics.RouteMatrix;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.api.RouteFleet.TravelProfile;
import io.clickshelf.logistics.model.delivery.CarrierRecord;
import io.clickshelf.logistics.model.delivery.DeliveryTimes;
import io.clickshelf.logistics.model.roads.ClosedArea;
import io.clickshelf.logistics.model.roads.Disturbance;
import io.clickshelf.logistics.model.roads.HourlyTravel;
import io.clickshelf.logistics.model.roads.RoadLine;
import io.clickshelf.logistics.model.roads.RoadTravel;
import io.clickshelf.logistics.model.roads.SetUpTravel;
import io.clickshelf.logistics.model.roads.SlowArea;
import io.clickshelf.logistics.model.roads.network.NetworkTravel;
import io.clickshelf.logistics.model.routing.Travel;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Travel between the places of a plan: by the request's matrix, by real roads, or by straight lines; as they are known to be. */
@Component
class RouteRoads {

    private static final double USUAL_CLOSURE_METERS = 500;
    private static final double USUAL_AREA_METERS = 10_000;
    private static final double USUAL_ROAD_METERS = 1_000;

    private final LogisticsProperties.Routes defaults;
    private final DeliveryLessons lessons;
    private final RoadMap map;

    RouteRoads(LogisticsProperties properties, DeliveryLessons lessons, RoadMap map) {
        this.defaults = properties.routes();
        this.lessons = lessons;
        this.map = map;
    }

    Travel travel(RouteRequest request, RoutePlaces places, TravelProfile profile) {
        RouteMatrix matrix = request.matrix();
        Travel usual = matrix != null ? byMatrix(matrix, request, places) : byRoad(request, places, profile);
        List<Double> speeds = Objects.requireNonNullElse(request.hourlySpeeds(), defaults.hourlySpeeds());
        Travel byHour = speeds.stream().allMatch(speed -> speed == 1)
                ? usual
                : new HourlyTravel(
                        usual,
                        speeds.stream().mapToDouble(Double::doubleValue).toArray(),
                        Objects.requireNonNull(request.departAt())
                                .atOffset(ZoneOffset.UTC)
                                .get(ChronoField.SECOND_OF_DAY));
        int[] setUp = places.setUpSeconds(Objects.requireNonNull(request.deliveryPoints()));
        return Arrays.stream(setUp).allMatch(seconds -> seconds == 0) ? byHour : new SetUpTravel(byHour, setUp);
    }

    private Travel byRoad(RouteRequest request, RoutePlaces places, TravelProfile profile) {
        double[] latitude = places.latitudes();
        double[] longitude = places.longitudes();
        Optional<NetworkTravel> roads = map.travel(latitude, longitude, request.conditions(), profile.speedKmh());
        Travel usual = roads.isPresent()
                ? roads.get()
                : Travel.sphere(
                        latitude,
                        longitude,
                        Objects.requireNonNullElse(request.detourFactor(), defaults.detourFactor()),
                        profile.speedKmh() / 3.6);
        // Real roads know their conditions.
        List<Disturbance> disturbances = roads.isPresent() ? List.of() : disturbances(request.conditions());
        DeliveryTimes learnt = lessons.current();
        if (disturbances.isEmpty() && learnt.outcomes() == 0) {
            return usual;
        }
        CarrierRecord carrier =
                profile.carrier() == null ? null : learnt.carriers().get(profile.carrier());
        double[] factor = new double[latitude.length];
        Arrays.fill(factor, carrier == null ? 1 : carrier.travelFactor());
        int hour = Objects.requireNonNull(request.departAt())
                .atOffset(ZoneOffset.UTC)
                .getHour();
        for (int i = 0; i < factor.length && learnt.outcomes() > 0; i++) {
            factor[i] *= learnt.travel().at(latitude[i], longitude[i], hour);
        }
        return new RoadTravel(usual, latitude, longitude, factor, disturbances);
    }

    /** Whether any leg of a way takes noticeably longer or shorter under other conditions. */
    boolean differ(
            double[] latitude, double[] longitude, List<RoadCondition> before, List<RoadCondition> after, double part) {
        Travel was = under(latitude, longitude, before);
        Travel is = under(latitude, longitude, after);
        for (int i = 1; i < latitude.length; i++) {
            int least = Math.min(was.duration(i - 1, i), is.duration(i - 1, i));
            // A second may be rounding.
            if (Math.abs(was.duration(i - 1, i) - is.duration(i - 1, i)) > Math.max(1, part * least)) {
                return true;
            }
        }
        return false;
    }

    private Travel under(double[] latitude, double[] longitude, List<RoadCondition> conditions) {
        Optional<NetworkTravel> roads = map.travel(latitude, longitude, conditions, defaults.speedKmh());
        if (roads.isPresent()) {
            return roads.get();
        }
        double[] factor = new double[latitude.length];
        Arrays.fill(factor, 1);
        Travel straight = Travel.sphere(latitude, longitude, defaults.detourFactor(), defaults.speedKmh() / 3.6);
        return new RoadTravel(straight, latitude, longitude, factor, disturbances(conditions));
    }

    static List<Disturbance> disturbances(@Nullable List<RoadCondition> conditions) {
        return conditions == null
                ? List.of()
                : conditions.stream().flatMap(RouteRoads::disturbance).toList();
    }

    private static Stream<Disturbance> disturbance(RoadCondition condition) {
        boolean closed = condition.kind().equals("closure");
        double factor = Objects.requireNonNullElse(condition.factor(), 1.0);
        if (condition.line() != null) {
            List<double[]> points = condition.line().stream()
                    .map(point -> new double[] {point.get(0), point.get(1)})
                    .toList();
            return Stream.of(new RoadLine(points, closed, radius(condition, USUAL_ROAD_METERS), factor));
        }
        Double latitude = condition.latitude();
        Double longitude = condition.longitude();
        if (latitude != null && longitude != null) {
            return Stream.of(
                    closed
                            ? new ClosedArea(latitude, longitude, radius(condition, USUAL_CLOSURE_METERS))
                            : new SlowArea(latitude, longitude, radius(condition, USUAL_AREA_METERS), factor));
        }
        return closed ? Stream.of() : Stream.of(Disturbance.everywhere(factor));
    }

    private static double radius(RoadCondition condition, double usual) {
        return Objects.requireNonNullElse(condition.radiusMeters(), usual);
    }

    private static Travel byMatrix(RouteMatrix matrix, RouteRequest request, RoutePlaces places) {
        int rows = Objects.requireNonNull(request.warehouseLocations()).size()
                + Objects.requireNonNull(request.deliveryPoints()).size();
        int[] meters = table("distancesMeters", matrix.distancesMeters(), rows, places);
        int[] seconds = table("durationsSeconds", matrix.durationsSeconds(), rows, places);
        return Travel.matrix(places.size(), meters, seconds);
    }

    private static int[] table(String name, List<List<Integer>> values, int size, RoutePlaces places) {
        if (values.size() != size || values.stream().anyMatch(row -> row.size() != size)) {
            throw new IllegalArgumentException("matrix." + name + " must have " + size + " rows of " + size
                    + " values: one for each warehouse, then one for each delivery point.");
        }
        int[] table = new int[places.size() * places.size()];
        for (int i = 0; i < places.size(); i++) {
            for (int j = 0; j < places.size(); j++) {
                table[i * places.size() + j] = values.get(places.row(i)).get(places.row(j));
            }
        }
        return table;
    }
}
