package io.clickshelf.benchmarks.stock;

import io.clickshelf.logistics.model.stock.DemandForecast;

/** Decides in the morning what to order. */
@FunctionalInterface
interface OrderPolicy {

    /**
     * What is known in the morning.
     *
     * @param day       from 0
     * @param forecasts of the days from this one on, by product
     * @param onHand    after the morning's delivery
     * @param onOrder   on its way
     */
    record Morning(
            ShopDemand shop, int day, int leadTimeDays, DemandForecast[] forecasts, double[] onHand, double[] onOrder) {

        double position(int product) {
            return onHand[product] + onOrder[product];
        }
    }

    /** Units to order by product; they arrive {@code leadTimeDays} mornings later. */
    double[] orders(Morning morning);
}
