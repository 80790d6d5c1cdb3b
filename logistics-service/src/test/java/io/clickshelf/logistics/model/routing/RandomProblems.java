package io.clickshelf.logistics.model.routing;

import static io.clickshelf.logistics.model.routing.RandomParts.breaks;
import static io.clickshelf.logistics.model.routing.RandomParts.shipment;
import static io.clickshelf.logistics.model.routing.RandomParts.twice;
import static io.clickshelf.logistics.model.routing.RandomParts.vehicle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Small random problems, one constraint each, on a 100 by 100 square. */
enum RandomProblems {
    CAPACITY,
    WINDOWS {
        @Override
        Visit.Builder visit(String id, int place, Random random) {
            long opens = random.nextInt(300);
            return super.visit(id, place, random).window(opens, opens + 60).service(10);
        }
    },
    SEVERAL_WINDOWS {
        @Override
        Visit.Builder visit(String id, int place, Random random) {
            long opens = random.nextInt(150);
            return super.visit(id, place, random)
                    .windows(List.of(new TimeWindow(opens, opens + 30), new TimeWindow(opens + 120, opens + 150)));
        }
    },
    SEVERAL_WINDOWS_AND_DURATION_COST(type -> type.costs(20, 1, 2), () -> RandomProblems.SEVERAL_WINDOWS),
    DURATION_LIMIT(type -> type.maxDuration(330)),
    DURATION_COST_AND_WINDOWS(type -> type.costs(30, 1, 3).maxDuration(400), () -> RandomProblems.WINDOWS),
    DISTANCE_AND_STOPS_LIMIT(type -> type.maxDistance(280).maxTasks(3)),
    BROUGHT_AND_COLLECTED {
        @Override
        Visit.Builder visit(String id, int place, Random random) {
            return super.visit(id, place, random).pickup(Load.of(1 + random.nextInt(5)));
        }
    },
    TWO_DIMENSIONS(type -> type.capacity(Load.of(10, 7))) {
        @Override
        Visit.Builder visit(String id, int place, Random random) {
            return super.visit(id, place, random).delivery(Load.of(1 + random.nextInt(5), random.nextInt(5)));
        }
    },
    SEVERAL_DEPOTS_AND_A_MIXED_FLEET {
        @Override
        void vehicles(RoutingProblem.Builder problem, Random random) {
            problem.vehicles(vehicle(random).count(1).costs(50, 1, 0).build())
                    .vehicles(VehicleType.named("van")
                            .from(1)
                            .to(1)
                            .count(2)
                            .capacity(Load.of(6))
                            .costs(10, 2, 0)
                            .build());
        }
    },
    OPEN_ROUTES(type -> type.to(VehicleType.ANYWHERE)),
    SKILLS {
        @Override
        void vehicles(RoutingProblem.Builder problem, Random random) {
            problem.vehicles(vehicle(random).skills(Set.of("cold")).build())
                    .vehicles(vehicle(random).from(1).to(1).build());
        }

        @Override
        Visit.Builder visit(String id, int place, Random random) {
            return super.visit(id, place, random).skills(random.nextBoolean() ? Set.of("cold") : Set.of());
        }
    },
    OPTIONAL_STOPS {
        @Override
        Visit.Builder visit(String id, int place, Random random) {
            return super.visit(id, place, random).penalty(20 + random.nextInt(100));
        }
    },
    RELEASE_TIMES {
        @Override
        Visit.Builder visit(String id, int place, Random random) {
            return super.visit(id, place, random).window(0, 250).releaseTime(random.nextInt(100));
        }
    },
    RELOADS(type -> type.count(1).capacity(Load.of(7)).reloads(List.of(0, 1), 2)),
    RELOADS_WITH_COLLECTION_AND_WINDOWS(
            type -> type.count(2).capacity(Load.of(7)).reloads(List.of(0), 2).costs(10, 1, 0)) {
        @Override
        Visit.Builder visit(String id, int place, Random random) {
            return BROUGHT_AND_COLLECTED.visit(id, place, random).window(0, 400 + random.nextInt(200));
        }
    },
    RELOADS_WITH_RELEASE_TIMES(
            type -> type.count(2).capacity(Load.of(7)).shift(0, 600).reloads(List.of(0), 2)) {
        @Override
        Visit.Builder visit(String id, int place, Random random) {
            return RELEASE_TIMES.visit(id, place, random).window(0, 450);
        }
    },
    SOFT_WINDOWS {
        @Override
        Visit.Builder visit(String id, int place, Random random) {
            return WINDOWS.visit(id, place, random).lateAt(1 + random.nextInt(3));
        }
    },
    SOFT_WINDOWS_AND_DURATION_COST(type -> type.costs(20, 1, 2), () -> RandomProblems.SOFT_WINDOWS),
    BREAKS((type, random) -> type.breaks(breaks(random)), () -> RandomProblems.WINDOWS),
    BREAKS_WITH_TWO_WINDOWS((type, random) -> type.breaks(List.of(twice(random))), () -> RandomProblems.WINDOWS),
    BREAKS_AND_DURATION_LIMIT(
            (type, random) -> type.maxDuration(330).breaks(breaks(random).subList(0, 1))),
    BREAKS_LATENESS_AND_DURATION_COST(
            (type, random) -> type.costs(20, 1, 2).breaks(breaks(random)), () -> RandomProblems.SOFT_WINDOWS),
    DRIVING_HOURS(type -> type.driving(new DrivingRules(300, 110, 25, 0)), () -> RandomProblems.WINDOWS),
    DRIVING_HOURS_AND_DURATION_COST(
            type -> type.costs(20, 1, 2).driving(new DrivingRules(400, 120, 40, 60)), () -> RandomProblems.WINDOWS),
    DRIVING_HOURS_AND_LATENESS(
            type -> type.driving(new DrivingRules(VehicleType.UNLIMITED, 110, 40, 0)),
            () -> RandomProblems.SOFT_WINDOWS),
    DRIVING_HOURS_AND_BREAKS(
            (type, random) -> type.driving(new DrivingRules(300, 110, 25, 0)).breaks(breaks(random)),
            () -> RandomProblems.WINDOWS),
    DRIVING_HOURS_A_BREAK_AND_DURATION_COST(
            (type, random) -> type.costs(20, 1, 2)
                    .driving(new DrivingRules(400, 120, 10 + random.nextInt(12), 60))
                    .breaks(breaks(random).subList(0, 1)),
            () -> RandomProblems.WINDOWS),
    BREAKS_AND_RELOADS((type, random) -> type.capacity(Load.of(7))
            .reloads(List.of(0), 1)
            .breaks(breaks(random).subList(0, 1))) {
        @Override
        Visit.Builder visit(String id, int place, Random random) {
            return super.visit(id, place, random).window(random.nextInt(100), 400);
        }
    },
    DRIVING_HOURS_AND_RELOADS(
            type -> type.capacity(Load.of(7)).reloads(List.of(0), 2).driving(new DrivingRules(500, 120, 30, 0))) {
        @Override
        Visit.Builder visit(String id, int place, Random random) {
            return super.visit(id, place, random).window(0, 250 + random.nextInt(200));
        }
    },
    TIME_OF_DAY(type -> type.costs(10, 0, 1).shift(0, 900)) {
        @Override
        Visit.Builder visit(String id, int place, Random random) {
            return WINDOWS.visit(id, place, random);
        }

        @Override
        Travel travel(double[] x, double[] y, Random random) {
            return RandomTravel.byTimeOfDay(super.travel(x, y, random), random);
        }
    },
    HOURLY_SPEEDS_AND_SET_UP(type -> type.shift(0, 20_000)) {
        @Override
        Visit.Builder visit(String id, int place, Random random) {
            long opens = random.nextInt(9000);
            return super.visit(id, place, random).window(opens, opens + 2400).service(300);
        }

        @Override
        Travel travel(double[] x, double[] y, Random random) {
            return RandomTravel.hourlyWithSetUp(super.travel(x, y, random), random);
        }
    },
    TOGETHER_AND_APART {
        @Override
        void vehicles(RoutingProblem.Builder problem, Random random) {
            problem.vehicles(vehicle(random).capacity(Load.of(14)).build())
                    .group(new TaskGroup(TaskGroup.Rule.TOGETHER, List.of(0, 3)))
                    .group(new TaskGroup(TaskGroup.Rule.APART, List.of(1, 2, 4)));
        }
    },
    STOCK_AT_TWO_DEPOTS {
        @Override
        void vehicles(RoutingProblem.Builder problem, Random random) {
            problem.vehicles(vehicle(random).build())
                    .vehicles(vehicle(random).from(1).to(1).build());
            for (int product = 0; product < 2; product++) {
                Map<Integer, Long> units = new HashMap<>();
                for (int task = product; task < stops(); task += 1 + product) {
                    units.put(task, 1L + random.nextInt(3));
                }
                long wanted = units.values().stream().mapToLong(Long::longValue).sum();
                if (product == 1 && random.nextBoolean()) {
                    problem.stock(new DepotStock(Set.of(0, 1), wanted - 1, units));
                    continue;
                }
                problem.stock(new DepotStock(Set.of(0), wanted / 2 + random.nextInt(2), units))
                        .stock(new DepotStock(Set.of(1), wanted / 2 + 1, units));
            }
        }
    },
    CHANGES_OF_VEHICLE {
        @Override
        void vehicles(RoutingProblem.Builder problem, Random random) {
            problem.vehicles(vehicle(random).build())
                    .vehicles(VehicleType.named("van")
                            .from(1)
                            .to(1)
                            .count(2)
                            .capacity(Load.of(9))
                            .build());
        }

        @Override
        Visit.Builder visit(String id, int place, Random random) {
            return super.visit(id, place, random).planned(random.nextBoolean() ? "van" : "truck", random.nextInt(60));
        }
    },
    SHIPMENTS {
        @Override
        void stops(RoutingProblem.Builder problem, Random random) {
            for (int i = 0; i < 3; i++) {
                problem.shipment(shipment(i, random, false));
            }
        }
    },
    SHIPMENTS_WITH_WINDOWS_AND_DURATION_COST(type -> type.costs(10, 1, 1)) {
        @Override
        void stops(RoutingProblem.Builder problem, Random random) {
            problem.visit(visit("extra", 2, random).build());
            for (int i = 0; i < 2; i++) {
                problem.shipment(shipment(i, random, true));
            }
        }
    },
    SHIPMENTS_AND_RELOADS {
        @Override
        void vehicles(RoutingProblem.Builder problem, Random random) {
            problem.vehicles(vehicle(random)
                    .count(1)
                    .capacity(Load.of(8))
                    .reloads(List.of(0), 1)
                    .build());
        }

        @Override
        void stops(RoutingProblem.Builder problem, Random random) {
            problem.visit(visit("a", 2, random)
                    .delivery(Load.of(4 + random.nextInt(3)))
                    .build());
            problem.visit(visit("b", 3, random)
                    .delivery(Load.of(3 + random.nextInt(3)))
                    .build());
            problem.shipment(shipment(1, random, false));
        }
    };

    private static final int PLACES = 8;

    private final BiFunction<VehicleType.Builder, Random, VehicleType.Builder> vehicle;
    private final @Nullable Supplier<RandomProblems> visits;

    RandomProblems() {
        this(type -> type);
    }

    /** @param vehicle what is special of the vehicles */
    RandomProblems(UnaryOperator<VehicleType.Builder> vehicle) {
        this(vehicle, null);
    }

    /** @param visits the kind of problem whose stops these are */
    RandomProblems(UnaryOperator<VehicleType.Builder> vehicle, @Nullable Supplier<RandomProblems> visits) {
        this((type, random) -> vehicle.apply(type), visits);
    }

    RandomProblems(BiFunction<VehicleType.Builder, Random, VehicleType.Builder> vehicle) {
        this(vehicle, null);
    }

    RandomProblems(
            BiFunction<VehicleType.Builder, Random, VehicleType.Builder> vehicle,
            @Nullable Supplier<RandomProblems> visits) {
        this.vehicle = vehicle;
        this.visits = visits;
    }

    RoutingProblem draw(long seed) {
        Random random = new Random(seed);
        double[] x = random.doubles(PLACES, 0, 100).toArray();
        double[] y = random.doubles(PLACES, 0, 100).toArray();
        RoutingProblem.Builder problem = RoutingProblem.builder().travel(travel(x, y, random));
        vehicles(problem, random);
        stops(problem, random);
        return problem.build();
    }

    Travel travel(double[] x, double[] y, Random random) {
        return Travel.plane(x, y, PlaneTravel.Rounding.UP);
    }

    void vehicles(RoutingProblem.Builder problem, Random random) {
        problem.vehicles(vehicle.apply(vehicle(random), random).build());
    }

    /** Fewer where the enumeration tries every departure. */
    int stops() {
        if (this == BREAKS_LATENESS_AND_DURATION_COST || this == DRIVING_HOURS_A_BREAK_AND_DURATION_COST) {
            return 3;
        }
        return ordinal() >= SOFT_WINDOWS.ordinal() && ordinal() <= TIME_OF_DAY.ordinal() ? 4 : 5;
    }

    void stops(RoutingProblem.Builder problem, Random random) {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < stops(); i++) {
            visits.add(visit("s" + i, 2 + i, random).build());
        }
        visits.forEach(problem::visit);
    }

    Visit.Builder visit(String id, int place, Random random) {
        return visits != null
                ? visits.get().visit(id, place, random)
                : Visit.at(id, place).delivery(Load.of(1 + random.nextInt(5)));
    }
}
