"""Peer of `bench forecast series FILE` on the same files: statsforecast's models one by one, on one core.
Needs: pip install statsforecast.

usage: series.py FILE [--limit N] [--only ets,theta,dynamic_theta,ces,arima]

Prints per model the sMAPE of each group and of all series, and series per second after a first run that compiles.
"""

import argparse
import csv
import gzip
import time
from collections import defaultdict

import numpy as np
from statsforecast.models import AutoARIMA, AutoCES, AutoETS, AutoTheta, DynamicOptimizedTheta, SeasonalNaive, Theta

MODELS = {
    "ets": lambda m: AutoETS(season_length=m),
    "theta": lambda m: Theta(season_length=m),
    "dynamic_theta": lambda m: DynamicOptimizedTheta(season_length=m),
    "auto_theta": lambda m: AutoTheta(season_length=m),
    "ces": lambda m: AutoCES(season_length=m),
    "arima": lambda m: AutoARIMA(season_length=m),
}


def read(path):
    opened = gzip.open(path, "rt") if path.endswith(".gz") else open(path)
    with opened as lines:
        for row in csv.DictReader(lines):
            train = np.array([float(v) for v in row["train"].split(";")])
            test = np.array([float(v) for v in row["test"].split(";")])
            yield row.get("period_group", "ALL"), int(row["seasonal_period"]), train, test


def forecast(model, train, horizon, season):
    try:
        path = model(season).forecast(y=train, h=horizon)["mean"]
    except Exception:  # a model that fails on a series is passed over, as ours are
        path = None
    if path is None or not np.all(np.isfinite(path)):
        path = SeasonalNaive(season_length=season).forecast(y=train, h=horizon)["mean"]
    return path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--only", default="ets,theta,dynamic_theta,ces,arima")
    options = parser.parse_args()
    cases = list(read(options.file))
    cases = cases[:: -(-len(cases) // min(len(cases), options.limit))]
    for name in options.only.split(","):
        model = MODELS[name]
        for season in {case[1] for case in cases}:
            forecast(model, next(case[2] for case in cases if case[1] == season), 4, season)
        errors = defaultdict(list)
        start = time.perf_counter()
        for group, season, train, test in cases:
            path = np.maximum(0, forecast(model, train, len(test), season))
            size = np.abs(test) + np.abs(path)
            error = np.mean(200 * np.abs(test - path) / np.where(size == 0, 1, size))
            errors[group].append(error)
            errors["ALL"].append(error)
        seconds = time.perf_counter() - start
        for group, values in errors.items():
            print(f"{group:12s} {name:14s} sMAPE {np.mean(values):10.3f} %", flush=True)
        print(f"{'ALL':12s} {name:14s} series_per_second {len(cases) / seconds:10.2f} 1/s", flush=True)


if __name__ == "__main__":
    main()
