package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Fills pick faces from reserve before they run dry: the sooner a face runs dry, the earlier it is filled. Ahead of a day
 * that needs more than a face holds, the face is full, and a second one is proposed.
 */
public final class Replenishment {

    /** Units of a product in a reserve slot. */
    public record Reserve(String spotId, double units) {}

    /**
     * A pick face.
     *
     * @param capacity units it holds
     * @param others   units in other pick faces of the product
     * @param reserve  where more of the product lies
     * @param demand   units that should be enough on each coming day, from today (such as its 90 % quantile)
     */
    public record Face(
            String productId,
            String spotId,
            double units,
            double capacity,
            double others,
            List<Reserve> reserve,
            double[] demand) {
        public Face {
            reserve = List.copyOf(reserve);
            demand = demand.clone();
        }
    }

    /**
     * @param toSpotId empty where a second face should be made
     * @param dayIndex by the morning of which it should be done; 0 is today
     */
    public record Task(
            String productId, String fromSpotId, String toSpotId, double units, int dayIndex, String reason) {}

    private Replenishment() {}

    /**
     * @param leadDays a face that lasts so many days is left alone
     * @param layout   reserve is taken from the slot that is nearest to the face
     */
    public static List<Task> plan(Layout layout, List<Face> faces, int leadDays) {
        List<Task> tasks = new ArrayList<>();
        for (Face face : faces) {
            fill(layout, face, leadDays, tasks);
        }
        tasks.sort(Comparator.comparingInt(Task::dayIndex)
                .thenComparing(Comparator.comparingDouble(Task::units).reversed()));
        return tasks;
    }

    private static void fill(Layout layout, Face face, int leadDays, List<Task> tasks) {
        int dry = firstDayWithout(face);
        int peak = peak(face.demand());
        double most = face.capacity() + face.others();
        boolean beyond = peak >= 0 && face.demand()[peak] > most;
        boolean soon = dry <= leadDays;
        boolean buildUp = beyond && peak <= leadDays + 7;
        if (!soon && !buildUp) {
            return;
        }
        int at = layout.spot(face.spotId());
        List<Reserve> nearest = new ArrayList<>(face.reserve());
        nearest.sort(Comparator.comparingDouble(r -> layout.distance(layout.spot(r.spotId()), at)));
        double room = Math.max(0, Math.floor(face.capacity() - face.units() + 1e-9));
        double extra = beyond ? Math.ceil(face.demand()[peak] - most) : 0;
        for (Reserve reserve : nearest) {
            double units = Math.min(room, reserve.units());
            if (units > 0) {
                room -= units;
                String reason = soon
                        ? String.format(Locale.ROOT, "runs dry on day %d: %.0f units left", dry, face.units())
                        : String.format(Locale.ROOT, "%.0f units are needed on day %d", face.demand()[peak], peak);
                tasks.add(new Task(
                        face.productId(), reserve.spotId(), face.spotId(), units, soon ? dry : peak - 1, reason));
            }
            double more = Math.min(extra, reserve.units() - units);
            if (more > 0) {
                extra -= more;
                String reason = String.format(
                        Locale.ROOT,
                        "day %d needs %.0f units and the face holds %.0f: a second face for the season",
                        peak,
                        face.demand()[peak],
                        most);
                tasks.add(new Task(face.productId(), reserve.spotId(), "", more, Math.max(0, peak - 1), reason));
            }
        }
    }

    private static int firstDayWithout(Face face) {
        double left = face.units() + face.others();
        for (int day = 0; day < face.demand().length; day++) {
            left -= face.demand()[day];
            if (left < 0) {
                return day;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static int peak(double[] demand) {
        int peak = demand.length == 0 ? -1 : 0;
        for (int day = 1; day < demand.length; day++) {
            peak = demand[day] > demand[peak] ? day : peak;
        }
        return peak;
    }
}
