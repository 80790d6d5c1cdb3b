package io.clickshelf.forecasting.stream;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a day says on which every warehouse was sold out: demand was at least what was sold. So it is unknown if that is less
 * than on other days, and taken for that if it is more. To leave all such days out would forecast ever less, because it is
 * the days of much demand that sell out.
 */
final class SoldOutDays {

    private SoldOutDays() {}

    /**
     * A product's demand from day {@code skipped} on, NaN where it is unknown.
     *
     * @param sold    units by day
     * @param soldOut the days on which it was sold out everywhere; null for none
     */
    static double[] demand(double[] sold, @Nullable BitSet soldOut, int skipped) {
        double[] known = Arrays.copyOfRange(sold, skipped, sold.length);
        if (soldOut != null) {
            double usual = IntStream.range(skipped, sold.length)
                    .filter(day -> !soldOut.get(day))
                    .mapToDouble(day -> sold[day])
                    .average()
                    .orElse(0);
            soldOut.stream()
                    .filter(day -> day >= skipped && (sold[day] == 0 || sold[day] < usual))
                    .forEach(day -> known[day - skipped] = Double.NaN);
        }
        return known;
    }
}
