"""OR-Tools routing on CVRP files: savings, then guided local search for the given seconds, one core."""

import argparse
import math
import pathlib
import time

import cvrp
from ortools.constraint_solver import pywrapcp, routing_enums_pb2


def solve(file: pathlib.Path, seconds: float) -> int:
    instance = cvrp.read(file)
    distances = instance.distances()
    vehicles = math.ceil(1.1 * sum(instance.demands) / instance.capacity) + 3
    manager = pywrapcp.RoutingIndexManager(len(distances), vehicles, 0)
    routing = pywrapcp.RoutingModel(manager)
    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitMatrix(distances))
    demand = routing.RegisterUnaryTransitVector(instance.demands)
    routing.AddDimension(demand, 0, instance.capacity, True, "load")
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.SAVINGS
    parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    parameters.time_limit.FromMilliseconds(int(1000 * seconds))
    solution = routing.SolveWithParameters(parameters)
    return solution.ObjectiveValue() if solution else -1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    for file in arguments.files:
        start = time.perf_counter()
        cost = solve(file, arguments.seconds)
        print(file.stem, cost, f"{time.perf_counter() - start:.1f}", flush=True)


if __name__ == "__main__":
    main()
