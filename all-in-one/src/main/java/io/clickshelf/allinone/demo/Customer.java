package io.clickshelf.allinone.demo;

import io.clickshelf.contracts.event.ShipTo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Someone who buys.
 *
 * @param activity how often, against the others
 * @param taste    liking by department
 */
record Customer(String id, double activity, Map<String, Double> taste, Warehouse near, ShipTo home) {

    private static final double SPREAD_DEGREES = 0.08;

    static Customer of(int number, List<String> departments, RandomGenerator random) {
        Map<String, Double> taste = new TreeMap<>();
        for (String department : departments) {
            taste.put(department, Math.exp(1.2 * random.nextGaussian()));
        }
        Warehouse near = Warehouse.values()[random.nextInt(Warehouse.values().length)];
        ShipTo home = new ShipTo(
                near.latitude() + SPREAD_DEGREES * random.nextGaussian(),
                near.longitude() + SPREAD_DEGREES * random.nextGaussian(),
                "DE",
                null,
                near.city(),
                null);
        return new Customer("C%04d".formatted(number), Math.exp(random.nextGaussian()), taste, near, home);
    }
}
