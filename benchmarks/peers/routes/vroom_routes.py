"""VROOM (pyvroom) on CVRP files at its deepest exploration level; it stops by itself."""

import argparse
import math
import pathlib
import time

import cvrp
import numpy
import vroom


def solve(file: pathlib.Path, threads: int) -> tuple[int, int]:
    instance = cvrp.read(file)
    problem = vroom.Input()
    problem.set_durations_matrix("car", numpy.array(instance.distances(), dtype="uint32"))
    vehicles = math.ceil(1.1 * sum(instance.demands) / instance.capacity) + 3
    problem.add_vehicle([vroom.Vehicle(i, start=0, end=0, capacity=[instance.capacity]) for i in range(vehicles)])
    problem.add_job([vroom.Job(i, location=i, delivery=[d]) for i, d in enumerate(instance.demands) if i > 0])
    solution = problem.solve(exploration_level=5, nb_threads=threads)
    return solution.summary.cost, solution.summary.unassigned


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    for file in arguments.files:
        start = time.perf_counter()
        cost, unassigned = solve(file, arguments.threads)
        note = f" unassigned {unassigned}" if unassigned else ""
        print(f"{file.stem} {cost} {time.perf_counter() - start:.1f}{note}", flush=True)


if __name__ == "__main__":
    main()
