package io.clickshelf.recommendation.model;

import java.util.Arrays;

/** When and how often one shopper took each product: sums over a history, kept per product and cleared by what was touched. For one thread. */
final class OwnHistory {

    /** From this weight on an interaction is a purchase. */
    static final double PURCHASE = 0.99;
    /** Days within which purchases count as one. */
    static final double SAME_DAY = 0.5;

    private static final double CLICK_HALF_LIFE_DAYS = 7;
    private static final float NEVER = 10_000;

    private final int[] days;
    private final float[] newest;
    private final float[] oldest;
    private final float[] clicks;
    private final int[] touched;
    private int size;
    private double[] ages = new double[64];
    private int purchases;
    private int shopperDays;
    private float shopperNewest;

    OwnHistory(int products) {
        days = new int[products];
        newest = new float[products];
        oldest = new float[products];
        clicks = new float[products];
        touched = new int[products];
        Arrays.fill(newest, NEVER);
    }

    /** Interactions in any order, but those of one product from the newest to the oldest or the other way. */
    void add(int product, double weight, double ageDays) {
        if (days[product] == 0 && clicks[product] == 0) {
            touched[size++] = product;
        }
        float age = (float) ageDays;
        if (weight < PURCHASE) {
            clicks[product] += (float) (weight * Math.exp(-Math.log(2) * ageDays / CLICK_HALF_LIFE_DAYS));
            return;
        }
        if (days[product] == 0) {
            newest[product] = age;
            oldest[product] = age;
            days[product] = 1;
        } else if (age < newest[product] - SAME_DAY || age > oldest[product] + SAME_DAY) {
            newest[product] = Math.min(newest[product], age);
            oldest[product] = Math.max(oldest[product], age);
            days[product]++;
        }
        if (purchases == ages.length) {
            ages = Arrays.copyOf(ages, 2 * purchases);
        }
        ages[purchases++] = ageDays;
    }

    /** To be called when all is added. */
    void finish() {
        Arrays.sort(ages, 0, purchases);
        shopperDays = 0;
        shopperNewest = purchases == 0 ? NEVER : (float) ages[0];
        for (int p = 0; p < purchases; p++) {
            shopperDays += p == 0 || ages[p] > ages[p - 1] + SAME_DAY ? 1 : 0;
        }
    }

    void clear() {
        for (int t = 0; t < size; t++) {
            days[touched[t]] = 0;
            newest[touched[t]] = NEVER;
            oldest[touched[t]] = 0;
            clicks[touched[t]] = 0;
        }
        size = 0;
        purchases = 0;
    }

    /** Days on which the shopper bought it. */
    int days(int product) {
        return days[product];
    }

    /** Days since it was last bought; very many if never. */
    float newest(int product) {
        return newest[product];
    }

    /** Mean days between its purchases; 0 with fewer than two. */
    float gap(int product) {
        return days[product] < 2 ? 0 : (oldest[product] - newest[product]) / (days[product] - 1);
    }

    /** Weight of clicks on it, halved every week. */
    float clicks(int product) {
        return clicks[product];
    }

    /** Products the shopper ever had to do with. */
    int products() {
        return size;
    }

    /** Days on which the shopper bought anything. */
    int shopperDays() {
        return shopperDays;
    }

    /** Days since the shopper last bought anything; very many if never. */
    float shopperNewest() {
        return shopperNewest;
    }
}
