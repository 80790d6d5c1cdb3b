package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.ForecastDay;
import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.forecasting.model.demand.DemandForecast;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.demand.NewProduct;
import java.math.BigDecimal;
import java.math.MathContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Forecast records: as few figures as stock and price plans need, with three significant digits. */
final class ForecastRecords {

    private static final double[] LEVELS = {.01, .05, .1, .25, .4, .5, .6, .7, .8, .9, .95, .975, .99};
    private static final MathContext DIGITS = new MathContext(3);
    private static final double SHARE_UNIT = 10_000;
    private static final int DIGEST_BYTES = 12;

    private ForecastRecords() {}

    static ForecastRecord of(
            DemandForecastModel model,
            String productId,
            int horizon,
            String modelVersion,
            Instant now,
            Map<String, Double> shares) {
        DemandForecast forecast = model.predict(productId, horizon).orElseThrow();
        List<ForecastDay> days = new ArrayList<>(horizon);
        for (int h = 0; h < horizon; h++) {
            double[] sums = model.leadTimeQuantiles(productId, h + 1, LEVELS).orElseThrow();
            days.add(ForecastDay.compact(
                    rounded(forecast.mean()[h]),
                    Arrays.stream(sums).map(ForecastRecords::rounded).toArray()));
        }
        return new ForecastRecord(
                productId,
                model.firstDay().minusDays(1),
                now,
                model.newProducts().containsKey(productId) ? NewProduct.MODEL : DemandModel.NAME,
                modelVersion,
                LEVELS,
                days,
                rounded(shares));
    }

    /** Without a day: the forecast of the product is taken back. Of no day's origin, so that it is said once. */
    static ForecastRecord none(String productId, String modelVersion, Instant now) {
        return new ForecastRecord(
                productId, LocalDate.EPOCH, now, DemandModel.NAME, modelVersion, LEVELS, List.of(), Map.of());
    }

    /** Of all that a reader plans with: not when and by which version it was made. */
    static byte[] digest(ForecastRecord record) {
        ForecastRecord timeless = new ForecastRecord(
                record.productId(),
                record.origin(),
                Instant.EPOCH,
                record.model(),
                "",
                record.levels(),
                record.days(),
                record.warehouseShares());
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(Json.write(timeless));
            return Arrays.copyOf(whole, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static double rounded(double value) {
        return value == 0 ? 0 : BigDecimal.valueOf(value).round(DIGITS).doubleValue();
    }

    /** To four decimals; the largest takes up what is left of one. */
    private static Map<String, Double> rounded(Map<String, Double> shares) {
        Map<String, Double> rounded = new TreeMap<>();
        String largest = "";
        long largestUnits = 0;
        long rest = (long) SHARE_UNIT;
        for (Map.Entry<String, Double> share : new TreeMap<>(shares).entrySet()) {
            long units = Math.round(share.getValue() * SHARE_UNIT);
            rounded.put(share.getKey(), units / SHARE_UNIT);
            rest -= units;
            if (units > largestUnits) {
                largest = share.getKey();
                largestUnits = units;
            }
        }
        if (largestUnits > 0) {
            rounded.put(largest, (largestUnits + rest) / SHARE_UNIT);
        }
        return rounded;
    }
}
