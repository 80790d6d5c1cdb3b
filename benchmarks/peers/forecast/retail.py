"""Peer of `bench forecast --sets m5-afcs2020,freshretailnet`: LightGBM by the plain recipe (direct forecasts, Tweedie loss;
lags and rolling means known at the origin, weekday, price or discount, promotion). Needs: pip install lightgbm numpy.

usage: retail.py m5|fresh DIR [--limit N] [--threads 2]

DIR is the set's folder. Prints RMSSE and WAPE of the mean, as means over the same origins and judged days.
"""

import argparse
import csv
import gzip
import time
from pathlib import Path

import lightgbm as lgb
import numpy as np

SETTINGS = dict(
    objective="tweedie", tweedie_variance_power=1.1, learning_rate=0.05, num_leaves=63, min_data_in_leaf=100,
    feature_fraction=0.8, bagging_fraction=0.8, bagging_freq=1, verbose=-1, seed=1)
ROUNDS = 300


def rows(path):
    with gzip.open(path, "rt") as lines:
        yield from csv.DictReader(lines)


def m5(folder, limit):
    sales = list(rows(folder / "sales_train_evaluation_afcs2020.csv.gz"))[:limit]
    calendar = list(rows(folder / "calendar_afcs2020.csv.gz"))
    days = sorted((k for k in sales[0] if k.startswith("d_")), key=lambda k: int(k[2:]))
    demand = np.array([[float(row[d]) for d in days] for row in sales])
    week = {w: i for i, w in enumerate(dict.fromkeys(day["wm_yr_wk"] for day in calendar))}
    price = np.full((len(sales), len(week)), np.nan)
    index = {row["id"].split("_CA_")[0]: i for i, row in enumerate(sales)}
    for row in rows(folder / "sell_prices_afcs2020.csv.gz"):
        if row["item_id"] in index:
            price[index[row["item_id"]], week[row["wm_yr_wk"]]] = float(row["sell_price"])
    price = price[:, [week[day["wm_yr_wk"]] for day in calendar]]
    event = np.array([[float(bool(day["event_name_1"])), float(day["snap_CA"])] for day in calendar])
    return demand, demand, price, np.broadcast_to(event[:, 0], price.shape), 28, 3


def fresh(folder, limit):
    sold, empty, discount, promotion = [], [], [], []
    for row in rows(folder / "freshretail_daily.csv.gz"):
        if len(sold) == limit:
            break
        sold.append([float(v) for v in row["sales"].split(";")])
        empty.append([float(v) for v in row["stockout_hours_6_22"].split(";")])
        discount.append([float(v) for v in row["discount"].split(";")])
        promotion.append([float(v) for v in row["activity"]])
    sold, empty = np.array(sold), np.array(empty)
    # Unknown where half the day or more was empty, else grossed up; judged only on days without an empty hour.
    truth = np.where(empty == 0, sold, np.nan)
    known = np.where(empty <= 8, sold * 16 / np.maximum(16 - empty, 1), np.nan)
    return known, truth, np.array(discount), np.array(promotion), 7, 1


def features(demand, price, flag, origin, horizon, first):
    """Of every series and step ahead, with what was known before the origin."""
    known = demand[:, :origin]
    columns = [np.nanmean(known[:, -w:], axis=1) for w in (7, 14, 28, 56)]
    columns += [np.nanmean((known[:, -28:] > 0), axis=1), np.nanmean(known[:, 4 - 28 :: 7], axis=1)]
    usual = np.nanmean(price[:, max(0, origin - 28) : origin], axis=1)
    parts = []
    for h in range(horizon):
        day = origin + h
        same = np.nanmean(np.stack([known[:, day - 7 * k] for k in range(1 + h // 7, 5 + h // 7)]), axis=0)
        parts.append(np.column_stack(
            columns + [same, np.full(len(known), h), np.full(len(known), (first + day) % 7),
                       price[:, day], price[:, day] / usual, flag[:, day], np.arange(len(known)) % 100_000]))
    return np.concatenate(parts)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["m5", "fresh"])
    parser.add_argument("dir", type=Path)
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    np.seterr(all="ignore")
    import warnings
    warnings.simplefilter("ignore")
    demand, truth, price, flag, horizon, origins = (m5 if options.kind == "m5" else fresh)(options.dir, options.limit)
    rmsse, absolute, total, start = [], 0.0, 0.0, time.perf_counter()
    for o in range(1, origins + 1):
        cut = demand.shape[1] - o * horizon
        earliest = max(35, cut - 400)
        starts = range(cut - horizon, earliest, -max(1, horizon // 4))
        budget = max(1, 3_000_000 // (len(demand) * horizon))
        x, y = [], []
        for origin in list(starts)[:budget]:
            x.append(features(demand, price, flag, origin, horizon, 0))
            y.append(demand[:, origin : origin + horizon].T.reshape(-1))
        x, y = np.concatenate(x), np.concatenate(y)
        keep = ~np.isnan(y)
        model = lgb.train({**SETTINGS, "num_threads": options.threads}, lgb.Dataset(x[keep], y[keep]), ROUNDS)
        path = model.predict(features(demand, price, flag, cut, horizon, 0)).reshape(horizon, -1).T
        actual = truth[:, cut : cut + horizon]
        for i in range(len(demand)):
            past = demand[i, :cut]
            begin = np.argmax(past > 0)
            steps = np.diff(past[begin:])
            scale = np.nanmean(steps**2)
            error = np.nanmean((actual[i] - path[i]) ** 2)
            if scale > 0 and np.isfinite(error):
                rmsse.append(np.sqrt(error / scale))
        absolute += np.nansum(np.abs(actual - path))
        total += np.nansum(actual)
    print(f"{options.kind} lightgbm RMSSE {np.mean(rmsse):.5f}")
    print(f"{options.kind} lightgbm WAPE_of_mean {100 * absolute / total:.3f} %")
    print(f"{options.kind} lightgbm seconds_per_origin {(time.perf_counter() - start) / origins:.1f} s")


if __name__ == "__main__":
    main()
