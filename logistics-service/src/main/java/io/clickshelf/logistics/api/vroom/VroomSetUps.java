package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest.Vehicle;
import io.clickshelf.logistics.model.routing.TimeWindow;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where set-up is part of the way there, so that tasks at one place share it: where several tasks, or a task and a vehicle's
 * start, have one place, all tasks there take every vehicle the same set-up, and every vehicle has a start and no vehicle ends
 * there. Windows, which say when set-up begins, move back by it there; a vehicle that was there before may so begin a little
 * later than it could. Elsewhere set-up is part of the service.
 */
final class VroomSetUps {

    private static final long UNKNOWN = -1;
    private static final long NONE = -2;

    private final long[] byPlace;

    VroomSetUps(VroomInput input) {
        int places = input.places().size();
        this.byPlace = new long[places];
        int[] tasks = new int[places];
        Arrays.fill(byPlace, UNKNOWN);
        for (VroomTask task : input.tasks()) {
            int place = task.place();
            tasks[place]++;
            long setUp = task.setup(null);
            boolean alike = (byPlace[place] == UNKNOWN || byPlace[place] == setUp)
                    && task.job().setupPerType() == null;
            byPlace[place] = alike && wide(task, setUp) ? setUp : NONE;
        }
        for (List<Vehicle> kind : input.kinds()) {
            int start = input.place(kind.getFirst(), true);
            int end = input.place(kind.getFirst(), false);
            if (start >= 0) {
                tasks[start]++;
            } else {
                Arrays.fill(byPlace, NONE);
            }
            if (end >= 0) {
                byPlace[end] = NONE;
            }
        }
        for (int place = 0; place < places; place++) {
            byPlace[place] = tasks[place] > 1 ? Math.max(0, byPlace[place]) : 0;
        }
    }

    private static boolean wide(VroomTask task, long setUp) {
        return VroomInput.windows("task", task.job().timeWindows()).stream()
                .allMatch(window -> window.closes() - window.opens() >= setUp);
    }

    /** Seconds of set-up that the way to a place ends with, from another one. */
    int onTheWay(int place) {
        return (int) byPlace[place];
    }

    /** Seconds that a task takes a vehicle of a type once it is begun. */
    long service(VroomTask task, @Nullable String vehicleType) {
        return task.service(vehicleType) + (byPlace[task.place()] > 0 ? 0 : task.setup(vehicleType));
    }

    /** When a task may be begun. */
    List<TimeWindow> windows(VroomTask task) {
        long later = byPlace[task.place()];
        return VroomInput.windows(task.type() + " " + task.id(), task.job().timeWindows()).stream()
                .map(window -> new TimeWindow(window.opens() == 0 ? 0 : window.opens() + later, window.closes()))
                .toList();
    }
}
