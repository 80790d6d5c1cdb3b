package io.clickshelf.logistics.api.vroom;

import org.jspecify.annotations.Nullable;

/** Google's encoded polyline with five decimals, as VROOM and openrouteservice give geometry. */
final class Polyline {

    private static final double PRECISION = 1e5;

    private final StringBuilder text = new StringBuilder();
    private long latitude;
    private long longitude;

    void add(double nextLatitude, double nextLongitude) {
        long y = Math.round(nextLatitude * PRECISION);
        long x = Math.round(nextLongitude * PRECISION);
        if (!text.isEmpty() && y == latitude && x == longitude) {
            return;
        }
        append(y - latitude);
        append(x - longitude);
        latitude = y;
        longitude = x;
    }

    private void append(long difference) {
        long rest = difference < 0 ? ~(difference << 1) : difference << 1;
        while (rest >= 0x20) {
            text.append((char) ((0x20 | rest & 0x1f) + 63));
            rest >>= 5;
        }
        text.append((char) (rest + 63));
    }

    @Nullable
    String encoded() {
        return text.isEmpty() ? null : text.toString();
    }
}
