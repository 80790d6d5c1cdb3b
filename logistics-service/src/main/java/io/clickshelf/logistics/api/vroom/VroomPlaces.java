package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The locations of a request by number: rows of its matrices, or coordinates, each once. */
final class VroomPlaces {

    /** A location as it was given. */
    record Place(@Nullable List<Double> location, @Nullable Integer index) {}

    private final boolean indexed;
    private final int rows;
    private final Map<Object, Integer> numbers = new LinkedHashMap<>();
    private final List<Place> places = new ArrayList<>();

    VroomPlaces(VroomRequest request) {
        this.indexed = request.matrices() != null && !request.matrices().isEmpty() || request.matrix() != null;
        this.rows = indexed ? rows(request) : 0;
    }

    private static int rows(VroomRequest request) {
        if (request.matrix() != null) {
            return request.matrix().size();
        }
        for (Map.Entry<String, VroomRequest.Matrix> entry :
                Objects.requireNonNull(request.matrices()).entrySet()) {
            if (entry.getValue() == null || entry.getValue().durations() == null) {
                throw new VroomInputException("matrices." + entry.getKey() + " has no durations.");
            }
            return entry.getValue().durations().size();
        }
        return 0;
    }

    boolean indexed() {
        return indexed;
    }

    int size() {
        return places.size();
    }

    Place place(int number) {
        return places.get(number);
    }

    /** Which row of the matrices a place has. */
    int row(int number) {
        Integer index = places.get(number).index();
        return index == null ? number : index;
    }

    /** @param what for messages */
    int number(String what, @Nullable List<Double> location, @Nullable Integer index) {
        if (indexed) {
            if (index == null) {
                throw new VroomInputException("Missing location_index for " + what + ", which custom matrices need.");
            }
            if (index < 0 || index >= rows) {
                throw new VroomInputException(
                        "location_index " + index + " of " + what + " exceeds the matrix of " + rows + " rows.");
            }
            return number(index, location, index);
        }
        if (location == null || location.size() != 2 || location.get(0) == null || location.get(1) == null) {
            throw new VroomInputException("Invalid location for " + what + ": give [longitude, latitude].");
        }
        if (!(Math.abs(location.get(0)) <= 180) || !(Math.abs(location.get(1)) <= 90)) {
            throw new VroomInputException("Invalid location " + location + " for " + what
                    + ": [longitude, latitude] lie within ±180 and ±90 degrees.");
        }
        return number(location, location, index);
    }

    private int number(Object key, @Nullable List<Double> location, @Nullable Integer index) {
        return numbers.computeIfAbsent(key, k -> {
            places.add(new Place(location, index));
            return places.size() - 1;
        });
    }
}
