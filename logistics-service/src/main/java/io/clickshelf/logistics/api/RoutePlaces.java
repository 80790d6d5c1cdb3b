package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.VehiclePlace;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The places of a problem by number: the warehouses, the delivery points, then where vehicles and goods were left. */
final class RoutePlaces {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<double[]> coordinates = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();

    RoutePlaces(RouteRequest request) {
        for (WarehouseLocation warehouse : Objects.requireNonNull(request.warehouseLocations())) {
            add(warehouse(warehouse.id()), warehouse.latitude(), warehouse.longitude(), "Warehouse " + warehouse.id());
        }
        for (DeliveryPoint point : Objects.requireNonNull(request.deliveryPoints())) {
            add(stop(point.id()), point.latitude(), point.longitude(), "Delivery point " + point.id());
        }
    }

    /** Key of a warehouse, which may have the name of a stop. */
    static String warehouse(String id) {
        return "warehouse " + id;
    }

    static String stop(String id) {
        return "stop " + id;
    }

    private void add(String key, double latitude, double longitude, String what) {
        if (numbers.putIfAbsent(key, coordinates.size()) != null) {
            throw new IllegalArgumentException(what + " is given twice; send each id once.");
        }
        rows.add(coordinates.size());
        coordinates.add(new double[] {latitude, longitude});
    }

    boolean has(String key) {
        return numbers.containsKey(key);
    }

    int of(String key) {
        return Objects.requireNonNull(numbers.get(key), key);
    }

    /** A known place, or another one. */
    int of(String key, @Nullable Double latitude, @Nullable Double longitude) {
        if (latitude == null || longitude == null) {
            return of(key);
        }
        rows.add(of(key));
        coordinates.add(new double[] {latitude, longitude});
        return coordinates.size() - 1;
    }

    /**
     * Where routes of a warehouse's vehicles start or end: a place of its own even at another warehouse or at the terminal of
     * another's vehicles, since each takes from its own warehouse's stock.
     */
    int terminal(String warehouseId, VehiclePlace terminal) {
        String row = warehouse(Objects.requireNonNullElse(terminal.warehouseId(), warehouseId));
        Double latitude = terminal.latitude() == null ? latitude(of(row)) : terminal.latitude();
        Double longitude = terminal.longitude() == null ? longitude(of(row)) : terminal.longitude();
        String key = "terminal of " + warehouseId + "\n" + row + "\n" + latitude + " " + longitude;
        Integer known = numbers.get(key);
        if (known == null) {
            known = of(row, latitude, longitude);
            numbers.put(key, known);
        }
        return known;
    }

    /** Of each place, what setting up takes there. */
    int[] setUpSeconds(List<DeliveryPoint> points) {
        int[] seconds = new int[coordinates.size()];
        for (DeliveryPoint point : points) {
            seconds[of(stop(point.id()))] = Objects.requireNonNullElse(point.setupSeconds(), 0);
        }
        return seconds;
    }

    int size() {
        return coordinates.size();
    }

    /** Which row of the request's matrix a place has. */
    int row(int place) {
        return rows.get(place);
    }

    double latitude(int place) {
        return coordinates.get(place)[0];
    }

    double longitude(int place) {
        return coordinates.get(place)[1];
    }

    double[] latitudes() {
        return coordinates.stream().mapToDouble(place -> place[0]).toArray();
    }

    double[] longitudes() {
        return coordinates.stream().mapToDouble(place -> place[1]).toArray();
    }
}
