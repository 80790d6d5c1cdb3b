package io.clickshelf.logistics.model.routing;

/** What {@link RoutingProblem} requires beyond what each record checks by itself. */
final class ProblemValidation {

    private ProblemValidation() {}

    static void check(RoutingProblem problem) {
        if (problem.profiles().isEmpty()) {
            throw new IllegalArgumentException("The problem has no travel table; add one.");
        }
        if (problem.vehicleTypes().isEmpty()) {
            throw new IllegalArgumentException("The problem has no vehicles; add at least one.");
        }
        int places = problem.profiles().getFirst().size();
        for (Travel travel : problem.profiles()) {
            if (travel.size() != places) {
                throw new IllegalArgumentException("All travel tables must have the same places, but one has "
                        + travel.size() + " and the first has " + places + ".");
            }
        }
        for (VehicleType type : problem.vehicleTypes()) {
            checkVehicle(problem, type, places);
        }
        for (Visit task : problem.tasks()) {
            checkPlace("Stop " + task.id(), task.location(), places);
        }
        problem.stocks().forEach(stock -> checkStock(problem, stock));
        for (TaskGroup group : problem.groups()) {
            for (int task : group.tasks()) {
                if (task < 0 || task >= problem.tasks().size()) {
                    throw new IllegalArgumentException("A group names task " + task + ", but there are only "
                            + problem.tasks().size() + ".");
                }
            }
        }
    }

    private static void checkStock(RoutingProblem problem, DepotStock stock) {
        for (int task : stock.units().keySet()) {
            if (task < 0 || task >= problem.visits().size()) {
                throw new IllegalArgumentException("Stock of vehicles from " + stock.starts() + " is taken by task "
                        + task + ", but there are only " + problem.visits().size() + " plain visits.");
            }
        }
    }

    private static void checkVehicle(RoutingProblem problem, VehicleType type, int places) {
        String name = "Vehicle " + type.id();
        if (type.profile() < 0 || type.profile() >= problem.profiles().size()) {
            throw new IllegalArgumentException(name + " drives by travel table " + type.profile() + ", but there are "
                    + problem.profiles().size() + ".");
        }
        if (type.start() != VehicleType.ANYWHERE) {
            checkPlace(name + " (start)", type.start(), places);
        }
        if (type.end() != VehicleType.ANYWHERE) {
            checkPlace(name + " (end)", type.end(), places);
        }
        for (int reload : type.reloads()) {
            checkPlace(name + " (reload)", reload, places);
        }
    }

    private static void checkPlace(String what, int place, int places) {
        if (place < 0 || place >= places) {
            throw new IllegalArgumentException(
                    what + " is at place " + place + ", but the travel table knows places 0 to " + (places - 1) + ".");
        }
    }
}
