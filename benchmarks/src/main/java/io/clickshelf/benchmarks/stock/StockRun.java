package io.clickshelf.benchmarks.stock;

import io.clickshelf.logistics.model.stock.DemandForecast;
import io.clickshelf.logistics.model.stock.Economics;

/** A shop that runs by one policy: what can't be served at once is lost. */
final class StockRun {

    /** Cost over price; the files don't have it. */
    static final double COST_SHARE = 0.6;

    private static final double HOLDING_PER_DAY = Economics.USUAL_HOLDING_RATE_PER_YEAR / 365;

    private final String policy;
    private final double setting;
    private final OrderPolicy rule;
    private final ShopDemand shop;
    private final int leadTimeDays;
    private final double[] onHand;
    private final double[] onOrder;
    private final double[][] arriving;
    private boolean begun;
    private double asked;
    private double served;
    private double holding;
    private int days;

    StockRun(String policy, double setting, OrderPolicy rule, ShopDemand shop, int leadTimeDays) {
        this.policy = policy;
        this.setting = setting;
        this.rule = rule;
        this.shop = shop;
        this.leadTimeDays = leadTimeDays;
        this.onHand = new double[shop.products()];
        this.onOrder = new double[shop.products()];
        this.arriving = new double[leadTimeDays + 1][shop.products()];
    }

    /** A day; the first fills the shelves to the policy's own level. Counted once the shelves have found their level. */
    void live(int day, DemandForecast[] forecasts, boolean counted) {
        double[] arrived = arriving[day % arriving.length];
        for (int i = 0; i < arrived.length; i++) {
            onHand[i] += arrived[i];
            onOrder[i] -= arrived[i];
            arrived[i] = 0;
        }
        double[] orders = rule.orders(new OrderPolicy.Morning(shop, day, leadTimeDays, forecasts, onHand, onOrder));
        if (!begun) {
            System.arraycopy(orders, 0, onHand, 0, onHand.length);
            begun = true;
        } else {
            place(day, orders);
        }
        for (int i = 0; i < onHand.length; i++) {
            double demand = shop.units()[i][day];
            double sold = Math.min(demand, onHand[i]);
            if (counted) {
                asked += demand * shop.price()[i];
                served += sold * shop.price()[i];
                holding += (onHand[i] - sold / 2) * COST_SHARE * shop.price()[i] * HOLDING_PER_DAY;
            }
            onHand[i] -= sold;
        }
        days += counted ? 1 : 0;
    }

    private void place(int day, double[] orders) {
        double[] then = arriving[(day + leadTimeDays) % arriving.length];
        for (int i = 0; i < orders.length; i++) {
            then[i] += orders[i];
            onOrder[i] += orders[i];
        }
    }

    String policy() {
        return policy;
    }

    double setting() {
        return setting;
    }

    /** By value. */
    double fillRate() {
        return asked == 0 ? 1 : served / asked;
    }

    double holdingPerDay() {
        return holding / days;
    }

    double lostMarginPerDay() {
        return (asked - served) * (1 - COST_SHARE) / days;
    }
}
