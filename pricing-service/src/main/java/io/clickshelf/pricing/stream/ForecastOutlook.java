package io.clickshelf.pricing.stream;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What pricing keeps of a product's forecast record: expected units of the coming days.
 *
 * @param days from the day after the last known one on
 */
public record ForecastOutlook(String productId, List<Day> days) {

    /** Expected units of one day. */
    public record Day(double mean) {}

    /** Expected units a day over the first days ahead; empty where there are none. */
    OptionalDouble perDay(int ahead) {
        return days.stream().limit(ahead).mapToDouble(Day::mean).average();
    }
}
