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

    /**
     * What to order, by product.
     *
     * @param units to arrive {@code leadTimeDays} mornings later
     * @param lots  how many of a lot's units lie above the point from which on nothing is ordered
     */
    record Orders(double[] units, double[] lots) {

        static Orders none(int products) {
            return new Orders(new double[products], new double[products]);
        }
    }

    Orders orders(Morning morning);
}
