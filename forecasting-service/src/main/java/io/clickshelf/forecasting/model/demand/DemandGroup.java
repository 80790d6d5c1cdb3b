package io.clickshelf.forecasting.model.demand;

import java.util.Locale;

/** Classes of products that share their choice of models and their calibration, by the share of days with demand. */
enum DemandGroup {
    RARE(0.05),
    SPORADIC(0.15),
    INTERMITTENT(0.4),
    FREQUENT(0.75),
    DAILY(1);

    private final double largestShare;

    DemandGroup(double largestShare) {
        this.largestShare = largestShare;
    }

    /** Its name in reports. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DemandGroup of(double share) {
        for (DemandGroup group : values()) {
            if (share <= group.largestShare) {
                return group;
            }
        }
        return DAILY;
    }
}
