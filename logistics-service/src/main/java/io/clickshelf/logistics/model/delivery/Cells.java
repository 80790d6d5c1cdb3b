package io.clickshelf.logistics.model.delivery;

/** Cells of place and time: a twentieth of a degree (about 5 km), and a part of the day. */
public final class Cells {

    /** Every area, every hour. */
    public static final long EVERYWHERE = -1;

    /** First hours of the parts of a day: night, morning peak, forenoon, afternoon, evening peak, evening. */
    private static final int[] PARTS = {0, 6, 9, 12, 16, 19};

    private static final int PER_DEGREE = 20;
    private static final int COLUMNS = 360 * PER_DEGREE + 1;
    private static final int ALL_DAY = PARTS.length;

    private Cells() {}

    /** The area over the whole day. */
    public static long area(double latitude, double longitude) {
        long row = (long) Math.floor((latitude + 90) * PER_DEGREE);
        long column = (long) Math.floor((longitude + 180) * PER_DEGREE);
        return (row * COLUMNS + column) * (ALL_DAY + 1) + ALL_DAY;
    }

    /** The area in the part of the day of an hour. */
    public static long of(double latitude, double longitude, int hour) {
        return area(latitude, longitude) - ALL_DAY + part(hour);
    }

    /** The area that a cell of an hour belongs to. */
    static long areaOf(long cell) {
        return cell < 0 ? EVERYWHERE : cell / (ALL_DAY + 1) * (ALL_DAY + 1) + ALL_DAY;
    }

    static boolean wholeDay(long cell) {
        return cell < 0 || cell % (ALL_DAY + 1) == ALL_DAY;
    }

    private static int part(int hour) {
        int part = 0;
        while (part + 1 < PARTS.length && PARTS[part + 1] <= hour) {
            part++;
        }
        return part;
    }

    /** {@code 6-9}, or {@code all}. */
    public static String hours(long cell) {
        if (wholeDay(cell)) {
            return "all";
        }
        int part = (int) (cell % (ALL_DAY + 1));
        return PARTS[part] + "-" + (part + 1 < PARTS.length ? PARTS[part + 1] : 24);
    }

    /** Middle of the area in degrees, latitude first; empty for everywhere. */
    public static double[] middle(long cell) {
        if (cell < 0) {
            return new double[0];
        }
        long area = cell / (ALL_DAY + 1);
        return new double[] {
            (area / COLUMNS + 0.5) / PER_DEGREE - 90, (area % COLUMNS + 0.5) / PER_DEGREE - 180,
        };
    }
}
