package io.clickshelf.logistics.model.routing;

/** Great-circle travel. */
final class SphereTravel implements Travel {

    private static final double EARTH_DIAMETER_METERS = 2 * 6_371_008.8;

    // Unit vectors: the chord gives the angle without a trigonometric call per coordinate.
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final double detour;
    private final double secondsPerMeter;

    SphereTravel(double[] latitude, double[] longitude, double detour, double metersPerSecond) {
        if (latitude.length != longitude.length) {
            throw new IllegalArgumentException(
                    "There are " + latitude.length + " latitudes and " + longitude.length + " longitudes.");
        }
        if (!(detour >= 1 && detour <= 10)) {
            throw new IllegalArgumentException("Detour factor " + detour + " must lie between 1 and 10.");
        }
        if (!(metersPerSecond > 0 && metersPerSecond < 1000)) {
            throw new IllegalArgumentException("Speed " + metersPerSecond + " m/s must lie between 0 and 1,000.");
        }
        int size = latitude.length;
        this.x = new double[size];
        this.y = new double[size];
        this.z = new double[size];
        for (int i = 0; i < size; i++) {
            if (!(Math.abs(latitude[i]) <= 90 && Math.abs(longitude[i]) <= 180)) {
                throw new IllegalArgumentException("Place " + i + " lies at latitude " + latitude[i] + ", longitude "
                        + longitude[i] + "; they must lie within ±90 and ±180 degrees.");
            }
            double phi = Math.toRadians(latitude[i]);
            double lambda = Math.toRadians(longitude[i]);
            x[i] = Math.cos(phi) * Math.cos(lambda);
            y[i] = Math.cos(phi) * Math.sin(lambda);
            z[i] = Math.sin(phi);
        }
        this.detour = detour;
        this.secondsPerMeter = 1 / metersPerSecond;
    }

    @Override
    public int size() {
        return x.length;
    }

    private double meters(int from, int to) {
        double dx = x[from] - x[to];
        double dy = y[from] - y[to];
        double dz = z[from] - z[to];
        double halfChord = Math.sqrt(dx * dx + dy * dy + dz * dz) / 2;
        return detour * EARTH_DIAMETER_METERS * Math.asin(Math.min(1, halfChord));
    }

    @Override
    public int distance(int from, int to) {
        return (int) Math.round(meters(from, to));
    }

    @Override
    public int duration(int from, int to) {
        return (int) Math.round(meters(from, to) * secondsPerMeter);
    }

    @Override
    public boolean symmetric() {
        return true;
    }
}
