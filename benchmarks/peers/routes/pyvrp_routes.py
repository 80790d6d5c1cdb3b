"""PyVRP on .vrp files and Solomon text: the same seconds, one core."""

import argparse
import pathlib
import tempfile
import time

import pyvrp
from pyvrp.stop import MaxRuntime


def convention(text: str) -> tuple[str, int]:
    """PyVRP's rounding, and its cost units per unit of the best known value."""
    kind = next((line.split(":")[1].strip() for line in text.splitlines() if line.startswith("TYPE")), "CVRP")
    if kind in ("CVRP", "TSP"):
        return "round", 1
    if kind in ("VRPTW", "CVRPTW") or "PRIZE_SECTION" in text or "RELEASE_TIME_SECTION" in text:
        return "dimacs", 10
    return "exact", 1


def solomon_as_vrplib(text: str) -> str:
    """The same instance in PyVRP's dialect."""
    rows = [line.split() for line in text.splitlines()]
    rows = [row for row in rows if row and all(cell.replace(".", "").isdigit() for cell in row)]
    (vehicles, capacity), nodes = rows[0], rows[1:]
    lines = [
        "NAME : solomon",
        "TYPE : VRPTW",
        f"DIMENSION : {len(nodes)}",
        f"VEHICLES : {vehicles}",
        f"CAPACITY : {capacity}",
        "EDGE_WEIGHT_TYPE : EUC_2D",
    ]
    for section, columns in (
        ("NODE_COORD", (1, 2)),
        ("DEMAND", (3,)),
        ("TIME_WINDOW", (4, 5)),
        ("SERVICE_TIME", (6,)),
    ):
        lines.append(f"{section}_SECTION")
        lines += [" ".join([str(i + 1), *(row[c] for c in columns)]) for i, row in enumerate(nodes)]
    return "\n".join([*lines, "DEPOT_SECTION", "1", "-1", "EOF", ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    for file in arguments.files:
        text = file.read_text()
        if "DIMENSION" not in text:
            text = solomon_as_vrplib(text)
        rounding, scale = convention(text)
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "instance.vrp"
            copy.write_text(text)
            data = pyvrp.read(copy, round_func=rounding)
        start = time.perf_counter()
        result = pyvrp.solve(data, stop=MaxRuntime(arguments.seconds), seed=arguments.seed, display=False)
        print(file.stem, result.cost() / scale, f"{time.perf_counter() - start:.1f}", flush=True)


if __name__ == "__main__":
    main()
