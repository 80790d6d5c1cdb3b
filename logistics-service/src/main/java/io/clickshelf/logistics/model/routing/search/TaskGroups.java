package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.TaskGroup;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which tasks must ride together or apart, and what it costs to give a task to another vehicle type than planned. */
final class TaskGroups {

    final boolean any;
    final boolean changes;
    private final int[][] together;
    private final int[][] apart;
    private final int[] planned;
    private final int[] leader;
    private final long[] changeCost;

    TaskGroups(RoutingProblem problem) {
        int tasks = problem.tasks().size();
        this.any = !problem.groups().isEmpty();
        this.together = any ? members(problem, TaskGroup.Rule.TOGETHER) : new int[0][];
        this.apart = any ? members(problem, TaskGroup.Rule.APART) : new int[0][];
        this.changeCost = new long[tasks];
        this.planned = new int[tasks];
        List<String> types =
                problem.vehicleTypes().stream().map(VehicleType::id).toList();
        boolean priced = false;
        for (int i = 0; i < tasks; i++) {
            Visit visit = problem.tasks().get(i);
            planned[i] = types.indexOf(visit.planned());
            changeCost[i] = visit.planned().isEmpty() ? 0 : visit.changeCost();
            priced |= changeCost[i] > 0;
        }
        this.changes = priced;
        this.leader = IntStream.range(0, tasks).map(this::first).toArray();
    }

    /** The first of the tasks that must ride together with one, directly or by way of others. */
    private int first(int task) {
        TreeSet<Integer> known = new TreeSet<>(List.of(task));
        Deque<Integer> open = new ArrayDeque<>(known);
        while (any && !open.isEmpty()) {
            for (int other : together[open.remove()]) {
                if (known.add(other)) {
                    open.add(other);
                }
            }
        }
        return known.first();
    }

    private static int[][] members(RoutingProblem problem, TaskGroup.Rule rule) {
        int[][] result = new int[problem.tasks().size()][];
        for (int i = 0; i < result.length; i++) {
            int task = i;
            result[i] = problem.groups().stream()
                    .filter(group -> group.rule() == rule && group.tasks().contains(task))
                    .flatMap(group -> group.tasks().stream())
                    .filter(other -> other != task)
                    .distinct()
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return result;
    }

    /** Whether a task may join a route, given where the others of its groups are. O(group size). */
    boolean allow(int task, int r, int[] route) {
        for (int other : together[task]) {
            if (route[other] >= 0 && route[other] != r) {
                return false;
            }
        }
        for (int other : apart[task]) {
            if (route[other] == r) {
                return false;
            }
        }
        return true;
    }

    /** The same for all tasks that must ride together: who may place one of them may place them all. */
    int leader(int task) {
        return leader[task];
    }

    /** The tasks that must ride in the same vehicle. */
    int[] together(int task) {
        return together[task];
    }

    /** What it costs that a vehicle type serves a task. */
    long change(int task, int type) {
        return planned[task] == type ? 0 : changeCost[task];
    }
}
