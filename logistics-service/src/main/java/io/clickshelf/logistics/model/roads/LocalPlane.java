package io.clickshelf.logistics.model.roads;

/** Degrees to metres around a place: equirectangular, good to a thousandth within a few hundred kilometres. */
final class LocalPlane {

    private static final double METERS_PER_DEGREE = 6_371_008.8 * Math.PI / 180;

    private final double latitude;
    private final double longitude;
    private final double metersPerLongitude;

    LocalPlane(double latitude, double longitude) {
        this.latitude = latitude;
        this.longitude = longitude;
        this.metersPerLongitude = METERS_PER_DEGREE * Math.cos(Math.toRadians(latitude));
    }

    double x(double degrees) {
        double difference = degrees - longitude;
        if (difference > 180) {
            difference -= 360;
        } else if (difference < -180) {
            difference += 360;
        }
        return difference * metersPerLongitude;
    }

    double y(double degrees) {
        return (degrees - latitude) * METERS_PER_DEGREE;
    }
}
