package io.clickshelf.logistics.model.routing;

import java.util.List;
import java.util.Random;

/** What {@link RandomProblems} are made of. */
final class RandomParts {

    private RandomParts() {}

    static List<Break> breaks(Random random) {
        long opens = 50 + random.nextInt(60);
        return List.of(
                new Break(new TimeWindow(opens, opens + 70), 15),
                new Break(new TimeWindow(opens + 90, opens + 200), 30));
    }

    /** A break with two windows. */
    static Break twice(Random random) {
        long opens = 20 + random.nextInt(40);
        return new Break(List.of(new TimeWindow(opens, opens + 20), new TimeWindow(opens + 90, opens + 130)), 20);
    }

    static VehicleType.Builder vehicle(Random random) {
        return VehicleType.named("truck").count(3).capacity(Load.of(9 + random.nextInt(3)));
    }

    static Shipment shipment(int index, Random random, boolean windows) {
        Visit.Builder pickup = Visit.at("p" + index, 2 + 2 * index);
        Visit.Builder delivery = Visit.at("d" + index, 3 + 2 * index);
        if (windows) {
            long opens = random.nextInt(150);
            pickup.window(opens, opens + 80);
            delivery.window(opens + 50, opens + 200);
        }
        return new Shipment(pickup.build(), delivery.build(), Load.of(3 + random.nextInt(5)), Visit.REQUIRED);
    }
}
