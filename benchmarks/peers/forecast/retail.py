"""Peers of `bench forecast m5|fresh DIR` on the same files, series, held-out days and measures.

lightgbm        the plain recipe of the M5 competition: lags and rolling means that are known one horizon ahead, weekday,
                month, price and its ratio to usual, events, and the item as a category; a Tweedie model for the mean, and
                one for each of nine quantiles, those between them on straight lines (`--spread errors`: the quantiles of
                each series' own errors one horizon earlier, and a model for the median alone). One thread.
ets             statsforecast's AutoETS with a season of a week
seasonal_naive  the last week again
                The quantiles of these two are those of their own errors one horizon earlier.

Days on which a shelf was empty for part of the opening time are grossed up by their hours for all (`--partial grossed`),
taken for what they sold, or for unknown; for ETS, unknown days are the mean of the same weekdays.

Needs: pip install lightgbm statsforecast.

usage: retail.py m5|fresh FOLDER [--limit N series] [--skip N series] [--origins 3|1] [--before WEEKS left out at the end]
       [--models lightgbm,ets,seasonal_naive] [--partial grossed|sold|unknown] [--history DAYS 730] [--rounds 300]

Prints RMSSE, WAPE, pinball (in units of the naive error, and of demand), coverage and seconds, as the benchmark does.
"""

import argparse
import csv
import glob
import gzip
import time
import warnings

import numpy as np

LEVELS = np.array(
    [0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99]
)
REGRESSED = (0.01, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.99)
WINDOWS = (7, 14, 28, 56, 112, 364)
WEEK = 7


def rows(pattern):
    path = sorted(glob.glob(pattern))[0]
    with gzip.open(path, "rt") if path.endswith(".gz") else open(path) as lines:
        yield from csv.DictReader(lines)


def m5(folder, limit, _before, _partial):
    """Demand [item][day], what is judged of it, per-item covariates, per-day covariates; the horizon."""
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
    return demand, demand, [np.log(price)], per_day, 28


def fresh(folder, limit, before, partial):
    demand, judged, discount, activity = [], [], [], []
    for r in rows(folder + "/freshretail_daily*"):
        if len(demand) >= limit:
            break
        end = 90 - 7 * before
        sold = np.array([float(v) for v in r["sales"].split(";")])[:end]
        empty = np.array([float(v) for v in r["stockout_hours_6_22"].split(";")])[:end]
        judged.append(np.where(empty == 0, sold, np.nan))
        if partial == "grossed":
            estimate = np.where(empty <= 8, np.round(sold * 16 / np.maximum(16 - empty, 1), 1), np.nan)
        else:
            estimate = np.where(empty <= 8, sold, np.nan) if partial == "sold" else np.nan
        demand.append(np.where(empty == 0, sold, estimate))
        discount.append([float(v) for v in r["discount"].split(";")])
        activity.append([float(v) for v in r["activity"]])
    holiday = [float(r["holiday_flag"]) for r in rows(folder + "/freshretail_holidays*")][:90]
    return np.array(demand), np.array(judged), [np.array(discount), np.array(activity)], np.array([holiday]), 7


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
        columns.append((sums[:, end] - sums[:, start]) / (counts[:, end] - counts[:, start]))
    columns.append((positive[:, end] - positive[:, np.maximum(0, end - 56)]) / 56)
    week = [days - WEEK * k for k in range(-(-horizon // WEEK), -(-horizon // WEEK) + 8)]
    columns.append(np.nanmean(np.stack([np.where(w >= 0, padded[:, np.maximum(w, 0)], np.nan) for w in week]), axis=0))
    columns.append(np.broadcast_to(days % WEEK, (n, len(days))))
    for value in own:
        usual = np.nanmean(value, axis=1, keepdims=True)
        columns += [value[:, days], value[:, days] - usual]
    for value in per_day:
        columns.append(np.broadcast_to(value[days], (n, len(days))))
    columns.append(np.broadcast_to(np.arange(n)[:, None], (n, len(days))))
    return np.stack([np.asarray(c, np.float32).ravel() for c in columns], axis=1)


def boosted(past, own, per_day, horizon, options):
    """Mean [item][day] and quantiles [item][day][level] of the days after the past."""
    import lightgbm as lgb

    seen = past.shape[1]
    settings = dict(learning_rate=0.05, num_leaves=63, min_data_in_leaf=100, feature_fraction=0.7, bagging_fraction=0.7,
                    bagging_freq=1, num_threads=1, verbose=-1)

    def fitted(end, objectives):
        days = np.arange(max(2 * horizon, end - options.history), end)
        x = table(past[:, :end], own, per_day, horizon, days)
        y = past[:, days].ravel()
        use = ~np.isnan(y)
        ahead = table(past[:, :end], own, per_day, horizon, np.arange(end, end + horizon))
        categories = [x.shape[1] - 1] if len(past) <= 500 else []
        for objective in objectives:
            data = lgb.Dataset(x[use], y[use], categorical_feature=categories)
            model = lgb.train({**settings, **objective}, data, options.rounds)
            yield np.maximum(0, model.predict(ahead).reshape(len(past), horizon))

    mean = dict(objective="tweedie", tweedie_variance_power=1.1)
    if options.spread == "errors":
        now, median = fitted(seen, [mean, dict(objective="quantile", alpha=0.5)])
        (earlier,) = fitted(seen - horizon, [mean])
        return now, around(now, past[:, -horizon:] - earlier), median
    paths = list(fitted(seen, [mean] + [dict(objective="quantile", alpha=level) for level in REGRESSED]))
    nodes = np.sort(np.stack(paths[1:], axis=2), axis=2)
    quantiles = np.apply_along_axis(lambda q: np.interp(LEVELS, REGRESSED, q), 2, nodes)
    return paths[0], quantiles, quantiles[:, :, list(LEVELS).index(0.5)]


def local(name, past, horizon):
    from statsforecast.models import AutoETS, SeasonalNaive

    def path(series):
        known = ~np.isnan(series)
        if not known.any():
            return np.zeros(horizon)
        usual = np.array([np.nanmean(series[w::WEEK]) for w in range(WEEK)])
        usual = np.where(np.isnan(usual), np.nanmean(series), usual)
        filled = np.where(known, series, usual[np.arange(len(series)) % WEEK])
        model = AutoETS(season_length=WEEK) if name == "ets" else SeasonalNaive(season_length=WEEK)
        try:
            ahead = model.forecast(y=filled, h=horizon)["mean"]
        except Exception:  # a model that fails on a series is passed over, as ours are
            ahead = np.resize(filled[-WEEK:], horizon)
        return np.maximum(0, ahead)

    now = np.array([path(series) for series in past])
    earlier = np.array([path(series[:-horizon]) for series in past])
    return now, around(now, past[:, -horizon:] - earlier), now


def around(path, errors):
    """A path's quantiles by each series' own errors."""
    spread = np.zeros((len(path), len(LEVELS)))
    for i, row in enumerate(errors):
        known = np.sort(row[~np.isnan(row)])
        if len(known):
            spread[i] = known[np.rint(LEVELS * (len(known) - 1)).astype(int)]
    return np.maximum(0, path[:, :, None] + spread[:, None, :])


class Errors:
    """As the benchmark's RetailErrors."""

    def __init__(self):
        self.rmsse, self.pinball, self.loss, self.absolute, self.units = [], [], 0.0, 0.0, 0.0
        self.within, self.outcomes = np.zeros(2), 0

    def add(self, past, actual, mean, quantiles, median):
        first = np.argmax(past > 0)
        steps = np.diff(past[first:])
        steps = steps[~np.isnan(steps)]
        ok = ~np.isnan(actual)
        gap = actual[ok][:, None] - quantiles[ok]
        loss = np.where(gap >= 0, LEVELS, LEVELS - 1) * gap
        self.loss += loss.mean(axis=1).sum()
        self.absolute += np.abs(actual - median)[ok].sum()
        self.units += actual[ok].sum()
        for k, (low, high) in enumerate(((0.1, 0.9), (0.025, 0.975))):
            low, high = (quantiles[ok][:, list(LEVELS).index(level)] for level in (low, high))
            self.within[k] += ((actual[ok] >= low - 1e-9) & (actual[ok] <= high + 1e-9)).sum()
        self.outcomes += ok.sum()
        if ok.any() and (steps**2).sum() > 0:
            self.rmsse.append(np.sqrt(((actual - mean)[ok] ** 2).mean() / (steps**2).mean()))
            self.pinball.append(loss.mean() / np.abs(steps).mean())

    def __str__(self):
        coverage = 100 * self.within / self.outcomes
        return (f"RMSSE {np.mean(self.rmsse):.4f}  WAPE {100 * self.absolute / self.units:.2f} %"
                f"  pinball {np.mean(self.pinball):.4f}  pinball_per_unit {self.loss / self.units:.4f}"
                f"  coverage80 {coverage[0]:.2f} %  coverage95 {coverage[1]:.2f} %"
                f"  of {len(self.rmsse)} series, {self.outcomes} days, {self.units:.1f} units")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["m5", "fresh"])
    parser.add_argument("folder")
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--origins", type=int, default=0)
    parser.add_argument("--before", type=int, default=0)
    parser.add_argument("--models", default="lightgbm,ets,seasonal_naive")
    parser.add_argument("--partial", choices=["grossed", "sold", "unknown"], default="grossed")
    parser.add_argument("--spread", choices=["regression", "errors"], default="regression")
    parser.add_argument("--history", type=int, default=730)
    parser.add_argument("--rounds", type=int, default=300)
    options = parser.parse_args()
    np.seterr(all="ignore")
    warnings.simplefilter("ignore")  # means of days that are all unknown
    read = m5 if options.kind == "m5" else fresh
    demand, judged, covariates, per_day, horizon = read(options.folder, options.limit, options.before, options.partial)
    demand, judged = demand[options.skip :], judged[options.skip :]
    origins = options.origins or (3 if options.kind == "m5" else 1)
    for name in options.models.split(","):
        errors = Errors()
        start = time.perf_counter()
        own = [covariate[options.skip :] for covariate in covariates]
        for origin in range(1, origins + 1):
            seen = demand.shape[1] - origin * horizon
            past = demand[:, :seen]
            if name == "lightgbm":
                mean, quantiles, median = boosted(past, own, per_day, horizon, options)
            else:
                mean, quantiles, median = local(name, past, horizon)
            for i in range(len(demand)):
                errors.add(past[i], judged[i, seen : seen + horizon], mean[i], quantiles[i], median[i])
        print(f"{name:15s} {errors}  seconds_per_origin {(time.perf_counter() - start) / origins:.1f}", flush=True)


if __name__ == "__main__":
    main()
