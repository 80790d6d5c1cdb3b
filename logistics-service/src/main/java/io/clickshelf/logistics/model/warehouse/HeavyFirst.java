package io.clickshelf.logistics.model.warehouse;

import java.util.function.IntToDoubleFunction;

/** Turns a walk round where that puts heavy products into the cart before light ones and costs no way. */
final class HeavyFirst {

    private HeavyFirst() {}

    static PickRoute direction(Layout layout, PickRoute route, IntToDoubleFunction kilograms) {
        int[] stops = route.stops();
        int[] back = new int[stops.length];
        for (int i = 0; i < stops.length; i++) {
            back[i] = stops[stops.length - 1 - i];
        }
        boolean asShort = WalkSimulator.walked(layout, back) <= WalkSimulator.walked(layout, stops) + 1e-9;
        return asShort && late(back, kilograms) < late(stops, kilograms)
                ? new PickRoute(back, route.meters(), route.exact())
                : route;
    }

    /** Kilograms by how many stops lie before them. */
    private static double late(int[] stops, IntToDoubleFunction kilograms) {
        double sum = 0;
        for (int i = 0; i < stops.length; i++) {
            sum += i * kilograms.applyAsDouble(stops[i]);
        }
        return sum;
    }
}
