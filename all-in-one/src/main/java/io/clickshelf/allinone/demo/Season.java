package io.clickshelf.allinone.demo;

import java.time.LocalDate;

/** How a product's demand goes round the year: a cosine around its peak, and a gift peak before Christmas. */
enum Season {
    EVEN(0, 0, 0.3),
    WINTER(15, 0.45, 0.2),
    SUMMER(190, 0.55, 0),
    SPRING(110, 0.4, 0.1),
    GIFT(350, 0.1, 1.8);

    private static final double DAYS = 365.25;
    private static final int CHRISTMAS_ORDERS_PEAK = 346;
    private static final double PEAK_WIDTH_DAYS = 14;

    private final int peakDay;
    private final double amplitude;
    private final double giftPeak;

    Season(int peakDay, double amplitude, double giftPeak) {
        this.peakDay = peakDay;
        this.amplitude = amplitude;
        this.giftPeak = giftPeak;
    }

    /** The factor on demand, around 1. */
    double factor(LocalDate day) {
        double phase = 2 * Math.PI * (day.getDayOfYear() - peakDay) / DAYS;
        double toPeak = (day.getDayOfYear() - CHRISTMAS_ORDERS_PEAK) / PEAK_WIDTH_DAYS;
        return 1 + amplitude * Math.cos(phase) + giftPeak * Math.exp(-toPeak * toPeak);
    }
}
