"""Peer of `bench forecast --sets m5-afcs2020,freshretailnet`: LightGBM by the plain recipe of the M5 competition.
Lags and rolling means that are known one horizon ahead, weekday, month, price and its ratio to usual, events, and the item as a
category; one Tweedie model for the mean, one for the median. Quantiles are those of each series' own errors one
horizon earlier, as for the other rivals. One thread.
Needs: pip install lightgbm pandas.

usage: retail.py m5|fresh FOLDER [--limit N series] [--origins 3|1] [--history DAYS 730] [--rounds 300]

Prints RMSSE, WAPE, pinball (in units of the naive error) and seconds, as the benchmark defines them.
"""

import argparse
import csv
import glob
import gzip
import time
import warnings

import lightgbm as lgb
import numpy as np

LEVELS = np.array(
    [0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99]
)
WINDOWS = (7, 14, 28, 56, 112, 364)


def rows(pattern):
    path = sorted(glob.glob(pattern))[0]
    with gzip.open(path, "rt") if path.endswith(".gz") else open(path) as lines:
        yield from csv.DictReader(lines)


def m5(folder, limit):
    """Demand [item][day], per-item covariates, per-day covariates; the horizon."""
    sales = list(rows(folder + "/sales_train_evaluation*"))[:limit]
    days = [c for c in sales[0] if c.startswith("d_")]
    demand = np.array([[float(r[d] or 0) for d in days] for r in sales])
    calendar = list(rows(folder + "/calendar*"))
    kinds = {"": 0}
    snap = next(c for c in calendar[0] if c.startswith("snap_"))
    event = np.array([kinds.setdefault(c["event_type_1"], len(kinds)) for c in calendar], float)
    until = np.array([next((k for k in range(30) if t + k < len(event) and event[t + k] > 0), 30) for t in range(len(event))])
    month = np.array([int(c["month"]) for c in calendar], float)
    per_day = np.array([event, until, [float(c[snap]) for c in calendar], month])
    weeks = [c["wm_yr_wk"] for c in calendar]
    known = {}
    for r in rows(folder + "/sell_prices*"):
        known[(r["item_id"], r["wm_yr_wk"])] = float(r["sell_price"])
    price = np.array([[known.get(("_".join(r["id"].split("_")[:3]), w), np.nan) for w in weeks] for r in sales])
    return demand, [np.log(price)], per_day, 28


def fresh(folder, limit):
    demand, discount, activity = [], [], []
    for r in rows(folder + "/freshretail_daily*"):
        if len(demand) >= limit:
            break
        sold = np.array([float(v) for v in r["sales"].split(";")])
        empty = np.array([float(v) for v in r["stockout_hours_6_22"].split(";")])
        held = np.arange(90) >= 83
        with np.errstate(divide="ignore"):
            grossed = np.where((empty <= 8) & ~held, np.round(sold * 16 / np.maximum(16 - empty, 1), 1), np.nan)
        demand.append(np.where(empty == 0, sold, grossed))
        discount.append([float(v) for v in r["discount"].split(";")])
        activity.append([float(v) for v in r["activity"]])
    holiday = [float(r["holiday_flag"]) for r in rows(folder + "/freshretail_holidays*")][:90]
    return np.array(demand), [np.array(discount), np.array(activity)], np.array([holiday]), 7


def table(demand, own, per_day, horizon, days):
    """Features of the days asked for, one row per item and day; nothing newer than one horizon before is looked at."""
    n, length = demand.shape
    known = ~np.isnan(demand)
    sums = np.concatenate([np.zeros((n, 1)), np.nancumsum(demand, axis=1)], axis=1)
    counts = np.concatenate([np.zeros((n, 1)), np.cumsum(known, axis=1)], axis=1)
    positive = np.concatenate([np.zeros((n, 1)), np.cumsum(np.nan_to_num(demand) > 0, axis=1)], axis=1)
    columns = []
    padded = np.concatenate([demand, np.full((n, horizon), np.nan)], axis=1)
    for lag in (0, 1, 2, 3, 6, 7, 13, 20, 27):
        at = days - horizon - lag
        columns.append(np.where(at >= 0, padded[:, np.maximum(at, 0)], np.nan))
    end = days - horizon + 1
    for window in WINDOWS:
        start = np.maximum(0, end - window)
        with np.errstate(invalid="ignore"):
            columns.append((sums[:, end] - sums[:, start]) / (counts[:, end] - counts[:, start]))
    columns.append((positive[:, end] - positive[:, np.maximum(0, end - 56)]) / 56)
    week = [days - 7 * k for k in range(-(-horizon // 7), -(-horizon // 7) + 8)]
    same = np.stack([np.where(w >= 0, padded[:, np.maximum(w, 0)], np.nan) for w in week])
    with np.errstate(all="ignore"):
        columns.append(np.nanmean(same, axis=0) if len(same) else same)
    columns.append(np.broadcast_to(days % 7, (n, len(days))))
    for value in own:
        usual = np.nanmean(value, axis=1, keepdims=True)
        columns += [value[:, days], value[:, days] - usual]
    for value in per_day:
        columns.append(np.broadcast_to(value[days], (n, len(days))))
    columns.append(np.broadcast_to(np.arange(n)[:, None], (n, len(days))))
    return np.stack([np.asarray(c, np.float32).ravel() for c in columns], axis=1)


def train(objective, demand, own, per_day, horizon, seen, history, rounds):
    days = np.arange(max(2 * horizon, seen - history), seen)
    x = table(demand[:, :seen], own, per_day, horizon, days)
    y = demand[:, days].ravel()
    use = ~np.isnan(y)
    settings = dict(learning_rate=0.05, num_leaves=63, min_data_in_leaf=100, feature_fraction=0.7, bagging_fraction=0.7,
                    bagging_freq=1, num_threads=1, verbose=-1, **objective)
    data = lgb.Dataset(x[use], y[use], categorical_feature=[x.shape[1] - 1] if len(demand) <= 500 else [])
    return lgb.train(settings, data, rounds)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["m5", "fresh"])
    parser.add_argument("folder")
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--origins", type=int, default=0)
    parser.add_argument("--history", type=int, default=730)
    parser.add_argument("--rounds", type=int, default=300)
    options = parser.parse_args()
    np.seterr(all="ignore")
    warnings.simplefilter("ignore")  # means of days that are all unknown
    demand, own, per_day, horizon = (m5 if options.kind == "m5" else fresh)(options.folder, options.limit)
    origins = options.origins or (3 if options.kind == "m5" else 1)
    rmsse, pinball, absolute, units = [], [], 0.0, 0.0
    start = time.perf_counter()
    for origin in range(1, origins + 1):
        seen = demand.shape[1] - origin * horizon
        past, actual = demand[:, :seen], demand[:, seen : seen + horizon]
        paths = {}
        for name, objective in (("mean", dict(objective="tweedie", tweedie_variance_power=1.1)),
                                ("median", dict(objective="quantile", alpha=0.5))):
            for end in (seen, seen - horizon):
                model = train(objective, past, own, per_day, horizon, end, options.history, options.rounds)
                x = table(past[:, :end], own, per_day, horizon, np.arange(end, end + horizon))
                paths[name, end] = np.maximum(0, model.predict(x).reshape(len(demand), horizon))
        for i in range(len(demand)):
            first = np.argmax(past[i] > 0)
            steps = np.diff(past[i, first:])
            steps = steps[~np.isnan(steps)]
            ok = ~np.isnan(actual[i])
            absolute += np.abs(actual[i] - paths["median", seen][i])[ok].sum()
            units += actual[i][ok].sum()
            if not ok.any() or not (steps**2).sum() > 0:
                continue
            error = (actual[i] - paths["mean", seen][i])[ok]
            rmsse.append(np.sqrt((error**2).mean() / (steps**2).mean()))
            earlier = past[i, seen - horizon :] - paths["mean", seen - horizon][i]
            earlier = np.sort(earlier[~np.isnan(earlier)])
            spread = earlier[np.rint(LEVELS * (len(earlier) - 1)).astype(int)] if len(earlier) else np.zeros(len(LEVELS))
            q = np.maximum(0, paths["mean", seen][i][:, None] + spread)
            gap = actual[i][:, None] - q
            pinball.append(np.where(gap >= 0, LEVELS, LEVELS - 1)[ok].__mul__(gap[ok]).mean() / np.abs(steps).mean())
        print(f"  origin {seen}: RMSSE so far {np.mean(rmsse):.4f}", flush=True)
    print(f"lightgbm RMSSE {np.mean(rmsse):.4f}  WAPE {100 * absolute / units:.2f} %  pinball {np.mean(pinball):.4f}"
          f"  seconds_per_origin {(time.perf_counter() - start) / origins:.1f}")


if __name__ == "__main__":
    main()
