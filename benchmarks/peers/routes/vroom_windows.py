"""VROOM (pyvroom) on Solomon's text, with --breaks as `./clickshelf bench routes --drivers breaks` has them; it stops by itself."""

import argparse
import math
import pathlib
import time

import numpy
import vroom


def rows(file: pathlib.Path) -> list[list[int]]:
    lines = [line.split() for line in file.read_text().splitlines()]
    return [[int(cell) for cell in line] for line in lines if line and all(cell.isdigit() for cell in line)]


def solve(file: pathlib.Path, threads: int, breaks: bool) -> tuple[float, int]:
    """Distances and times in tenths, as the DIMACS files have them."""
    (vehicles, capacity), *places = rows(file)
    points = [place[1:3] for place in places]
    tenths = [[int(10 * math.hypot(ax - bx, ay - by)) for bx, by in points] for ax, ay in points]
    day = 10 * places[0][5]
    problem = vroom.Input()
    problem.set_durations_matrix("car", numpy.array(tenths, dtype="uint32"))
    for number in range(vehicles):
        middle = vroom.TimeWindow(2 * day // 5, 3 * day // 5)
        problem.add_vehicle(
            vroom.Vehicle(
                number,
                start=0,
                end=0,
                capacity=[capacity],
                time_window=(0, day),
                breaks=[vroom.Break(number, time_windows=[middle], service=day // 30)] if breaks else [],
            )
        )
    for number, (_, _, _, demand, opens, closes, service) in enumerate(places[1:], start=1):
        problem.add_job(
            vroom.Job(
                number,
                location=number,
                delivery=[demand],
                default_service=10 * service,
                time_windows=[vroom.TimeWindow(10 * opens, 10 * closes)],
            )
        )
    solution = problem.solve(exploration_level=5, nb_threads=threads)
    return solution.summary.cost / 10, solution.summary.unassigned


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--breaks", action="store_true")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    for file in arguments.files:
        start = time.perf_counter()
        cost, unassigned = solve(file, arguments.threads, arguments.breaks)
        note = f" unassigned {unassigned}" if unassigned else ""
        print(f"{file.stem} {cost:.1f} {time.perf_counter() - start:.1f}{note}", flush=True)


if __name__ == "__main__":
    main()
