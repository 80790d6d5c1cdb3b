package io.clickshelf.logistics.model.routing.search;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * For each task the tasks nearest to it, nearest first: the granular neighbourhood (Toth and Vigo 2003). Nearness is the
 * travel cost of going from one to the other, plus, where there are windows, the least waiting that it forces, as Vidal
 * et al. (2013) measure it. O(n²) time, O(n·k) memory.
 */
final class Neighbors {

    private static final double WAIT_WEIGHT = 0.2;

    private final int[] neighbors;
    private final int width;

    Neighbors(SearchData data, int width) {
        int tasks = data.tasks;
        this.width = Math.min(width, Math.max(0, tasks - 1));
        this.neighbors = new int[tasks * this.width];
        IntStream.range(0, tasks).parallel().forEach(task -> fill(data, task));
    }

    private void fill(SearchData data, int task) {
        // A sliding selection: keep the best `width`, sort what has gathered whenever the buffer is full.
        long[] buffer = new long[4 * width + 64];
        int gathered = 0;
        long bar = Long.MAX_VALUE;
        for (int other = 0; other < data.tasks; other++) {
            if (other == task) {
                continue;
            }
            long key = ((long) (proximity(data, task, other) * 4) << 20) | other;
            if (key >= bar) {
                continue;
            }
            buffer[gathered++] = key;
            if (gathered == buffer.length) {
                Arrays.sort(buffer);
                gathered = width;
                bar = width == 0 ? 0 : buffer[width - 1];
            }
        }
        Arrays.sort(buffer, 0, gathered);
        for (int i = 0; i < width; i++) {
            neighbors[task * width + i] = (int) (buffer[i] & 0xFFFFF);
        }
    }

    private static double proximity(SearchData data, int a, int b) {
        return Math.min(oneWay(data, a, b), oneWay(data, b, a));
    }

    private static double oneWay(SearchData data, int from, int to) {
        Metric metric = data.metrics[0];
        double duration = metric.duration(data.taskLocation[from], data.taskLocation[to]);
        double distance = length(data, metric.distance(data.taskLocation[from], data.taskLocation[to]), duration);
        if (data.time.ordinal() < TimeModel.WINDOWS.ordinal()) {
            return distance;
        }
        double lastOpens = data.windowOpens[data.windowFrom[to + 1] - 1];
        double firstOpens = data.windowOpens[data.windowFrom[from]];
        double lastCloses = data.windowCloses[data.windowFrom[from + 1] - 1];
        double latestAtTo = data.windowCloses[data.windowFrom[to + 1] - 1];
        double wait = Math.max(0, lastOpens - duration - data.service[from] - lastCloses);
        double late = Math.max(0, firstOpens + data.service[from] + duration - latestAtTo);
        double scale = duration > 0 ? Math.min(1e3, distance / duration) : 1;
        return Math.min(1e9, distance + scale * (WAIT_WEIGHT * wait + late));
    }

    /** Distance, and duration as far as that costs more. */
    private static double length(SearchData data, double distance, double duration) {
        double perDistance = data.fleet.costPerDistance[0];
        double perDuration = data.fleet.costPerDuration[0];
        return perDuration == 0 || perDistance + perDuration == 0
                ? distance
                : (perDistance * distance + perDuration * duration) / (perDistance + perDuration);
    }

    int width() {
        return width;
    }

    /** All lists behind each other, {@code width} entries each. */
    int[] list() {
        return neighbors;
    }

    /** The neighbour of a task at a rank from 0. */
    int at(int task, int rank) {
        return neighbors[task * width + rank];
    }
}
