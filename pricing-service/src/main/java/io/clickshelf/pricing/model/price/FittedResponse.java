package io.clickshelf.pricing.model.price;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A price response with the last day it was fitted on, so that the next one can be held against it on days that neither
 * has seen.
 *
 * @param lastEpochDay of the sales it was fitted on
 */
public record FittedResponse(PriceResponse response, long lastEpochDay) {

    /** Below that many new days there is nothing to compare on. */
    private static final int FEWEST_COMPARED_DAYS = 7;

    private static final int FORMAT = 1;

    /** Fits on all days. */
    public static FittedResponse fit(List<ProductSales> sales) {
        return new FittedResponse(PriceResponse.fit(sales), lastDay(sales));
    }

    /**
     * Measures this way of fitting on the last days.
     *
     * @return {@code log_error}, {@code wape} and the same without price, by name; empty where too few days are there
     */
    public static Map<String, Double> measure(List<ProductSales> sales, int holdOutDays) {
        long split = lastDay(sales) + 1 - holdOutDays;
        boolean enough = sales.stream().anyMatch(s -> s.firstEpochDay() + holdOutDays <= split);
        if (!enough) {
            return Map.of();
        }
        PriceResponseQuality quality = PriceResponse.evaluate(sales, holdOutDays);
        return Map.of(
                "log_error", quality.logError(),
                "log_error_without_price", quality.logErrorWithoutPrice(),
                "wape", quality.wape(),
                "wape_without_price", quality.wapeWithoutPrice());
    }

    /** Whether the sales hold enough days since this was fitted for {@link #measureOnNewDays}. */
    public boolean comparable(List<ProductSales> sales) {
        long newDays = lastDay(sales) - lastEpochDay;
        return newDays >= FEWEST_COMPARED_DAYS
                && sales.stream()
                        .anyMatch(s -> s.firstEpochDay() <= lastEpochDay
                                && response.usualPrice(s.productId()).isPresent());
    }

    /** Days since this was fitted. */
    public int newDays(List<ProductSales> sales) {
        return Math.toIntExact(lastDay(sales) - lastEpochDay);
    }

    /** How well this predicts the days since it was fitted. */
    public Map<String, Double> measureOnNewDays(List<ProductSales> sales) {
        PriceResponseQuality quality = PriceResponseQuality.of(response, response, sales, lastEpochDay + 1);
        return Map.of("log_error", quality.logError(), "wape", quality.wape());
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeLong(lastEpochDay);
        response.save(out);
    }

    /** @throws IOException if the bytes are of another format */
    public static FittedResponse load(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("A fitted price response of format " + format + "; this version reads format "
                    + FORMAT + ". Retrain the model.");
        }
        long lastEpochDay = in.readLong();
        return new FittedResponse(PriceResponse.load(in), lastEpochDay);
    }

    private static long lastDay(List<ProductSales> sales) {
        return sales.stream()
                .mapToLong(s -> s.firstEpochDay() + s.days() - 1)
                .max()
                .orElseThrow(() -> new IllegalArgumentException("There are no sales to fit to."));
    }
}
