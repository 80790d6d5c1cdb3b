"""A CVRP file of CVRPLIB with coordinates, read for the peers that have no reader of their own."""

import dataclasses
import math
import pathlib


@dataclasses.dataclass(frozen=True)
class Cvrp:
    capacity: int
    points: list[tuple[float, float]]
    demands: list[int]

    def distances(self) -> list[list[int]]:
        return [[int(math.hypot(ax - bx, ay - by) + 0.5) for bx, by in self.points] for ax, ay in self.points]


def read(file: pathlib.Path) -> Cvrp:
    capacity, section, points, demands = 0, "", [], []
    for line in file.read_text().splitlines():
        words = line.replace(":", " ").split()
        if not words:
            continue
        if words[0].endswith("_SECTION") or words[0] == "EOF":
            section = words[0]
        elif words[0] == "CAPACITY":
            capacity = int(words[1])
        elif section == "NODE_COORD_SECTION":
            points.append((float(words[1]), float(words[2])))
        elif section == "DEMAND_SECTION":
            demands.append(int(words[1]))
    if not points or len(points) != len(demands):
        raise SystemExit(f"{file}: only CVRP files with coordinates can be read.")
    return Cvrp(capacity, points, demands)
