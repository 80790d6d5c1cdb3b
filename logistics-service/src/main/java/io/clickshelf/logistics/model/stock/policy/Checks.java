package io.clickshelf.logistics.model.stock.policy;

/** Checks of numbers that name the value and what it must be. */
public final class Checks {

    private Checks() {}

    public static double positive(String name, double value) {
        return check(value > 0 && Double.isFinite(value), name, value, "a number above 0");
    }

    public static double notNegative(String name, double value) {
        return check(value >= 0 && Double.isFinite(value), name, value, "a number of 0 or more");
    }

    public static double finite(String name, double value) {
        return check(Double.isFinite(value), name, value, "a number");
    }

    /** Strictly between 0 and 1. */
    public static double fraction(String name, double value) {
        return check(value > 0 && value < 1, name, value, "above 0 and below 1");
    }

    private static double check(boolean holds, String name, double value, String must) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + must + ".");
        }
        return value;
    }
}
