package io.clickshelf.forecasting.model.local;

import java.util.ArrayList;
import java.util.List;

/**
 * One exponential smoothing model in the taxonomy of Hyndman, Koehler, Ord and Snyder (2008).
 *
 * @param multiplicativeError whether the error is relative to the forecast
 */
public record EtsForm(boolean multiplicativeError, Trend trend, Season season) {

    /** The trend component; multiplicative trends are left out, as by default in the reference implementations. */
    public enum Trend {
        NONE,
        ADDITIVE,
        DAMPED
    }

    /** The seasonal component. */
    public enum Season {
        NONE,
        ADDITIVE,
        MULTIPLICATIVE
    }

    /**
     * The forms that may be tried: additive errors with multiplicative season are left out, their variance being
     * unstable, and so are all relative forms for series that are not positive.
     */
    public static List<EtsForm> admissible(boolean positive, boolean seasonal) {
        List<EtsForm> forms = new ArrayList<>();
        for (Season season : Season.values()) {
            for (Trend trend : Trend.values()) {
                for (boolean relative : new boolean[] {false, true}) {
                    boolean allowed = (seasonal || season == Season.NONE)
                            && (positive || !relative)
                            && (relative || season != Season.MULTIPLICATIVE);
                    if (allowed) {
                        forms.add(new EtsForm(relative, trend, season));
                    }
                }
            }
        }
        return forms;
    }

    /** The number of estimated quantities, the error's variance included, for a season of {@code m}. */
    int parameters(int m) {
        int trendParameters = trend == Trend.NONE ? 0 : trend == Trend.ADDITIVE ? 2 : 3;
        return 3 + trendParameters + (season == Season.NONE ? 0 : m);
    }

    /** The usual name, e.g. {@code M,Ad,M}. */
    @Override
    public String toString() {
        String trendName = trend == Trend.NONE ? "N" : trend == Trend.ADDITIVE ? "A" : "Ad";
        String seasonName = season == Season.NONE ? "N" : season == Season.ADDITIVE ? "A" : "M";
        return (multiplicativeError ? "M," : "A,") + trendName + "," + seasonName;
    }
}
