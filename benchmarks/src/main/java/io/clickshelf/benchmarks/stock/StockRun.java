package io.clickshelf.benchmarks.stock;

import io.clickshelf.logistics.model.stock.DemandForecast;
import io.clickshelf.logistics.model.stock.Economics;
import java.util.Arrays;

/**
 * A shop that runs by one policy: what can't be served at once is lost. Shelves are full at first, each to another height
 * within its lot: all at their lots' top would order late and hold much.
 */
final class StockRun {

    /** Cost over price; the files don't have it. */
    static final double COST_SHARE = 0.6;

    private static final double HOLDING_PER_DAY = Economics.USUAL_HOLDING_RATE_PER_YEAR / 365;

    /** Multiples of it fill the unit interval evenly. */
    private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

    private final String policy;
    private final double setting;
    private final double orderCost;
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
    private int lines;
    private int days;

    /** @param orderCost of an order line, by which the policy plans */
    StockRun(String policy, double setting, double orderCost, OrderPolicy rule, ShopDemand shop, int leadTimeDays) {
        this.orderCost = orderCost;
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
        OrderPolicy.Orders orders =
                rule.orders(new OrderPolicy.Morning(shop, day, leadTimeDays, forecasts, onHand, onOrder));
        if (!begun) {
            for (int i = 0; i < onHand.length; i++) {
                double share = GOLDEN_RATIO * i % 1;
                onHand[i] = Math.max(0, orders.units()[i] - Math.floor(share * (orders.lots()[i] + 1)));
            }
            begun = true;
        } else {
            place(day, orders.units());
            lines += counted ? lines(orders.units()) : 0;
        }
        for (int i = 0; i < onHand.length; i++) {
            double demand = shop.units()[i][day];
            double sold = Math.min(demand, onHand[i]);
            if (counted) {
                asked += demand * shop.price()[i];
                served += sold * shop.price()[i];
                holding += (onHand[i] - sold / 2) * holdingPerUnit(shop.price()[i]);
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

    /** Of a unit that lies a day. */
    static double holdingPerUnit(double price) {
        return COST_SHARE * price * HOLDING_PER_DAY;
    }

    private static int lines(double[] orders) {
        return (int) Arrays.stream(orders).filter(units -> units > 0).count();
    }

    String policy() {
        return policy;
    }

    double setting() {
        return setting;
    }

    /** Of an order line, by which the policy plans. */
    double orderCost() {
        return orderCost;
    }

    /** By value. */
    double fillRate() {
        return asked == 0 ? 1 : served / asked;
    }

    double holdingPerDay() {
        return holding / days;
    }

    double linesPerDay() {
        return (double) lines / days;
    }

    /** Of holding and ordering, where an order line costs so much. */
    double costPerDay(double line) {
        return holdingPerDay() + line * linesPerDay();
    }

    double lostMarginPerDay() {
        return (asked - served) * (1 - COST_SHARE) / days;
    }
}
