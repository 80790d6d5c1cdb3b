package io.clickshelf.logistics.model.routing;

import java.util.Arrays;

/** An immutable amount in several dimensions (pieces, grams, litres …), each a non-negative integer. */
public final class Load {

    /** The empty amount; fits any number of dimensions. */
    public static final Load NONE = new Load(new int[0]);

    private final int[] amounts;

    private Load(int[] amounts) {
        this.amounts = amounts;
    }

    /**
     * @throws IllegalArgumentException if an amount is negative or above 1,000,000,000
     */
    public static Load of(int... amounts) {
        for (int amount : amounts) {
            if (amount < 0 || amount > 1_000_000_000) {
                throw new IllegalArgumentException(
                        "Amount " + amount + " must lie between 0 and 1,000,000,000; choose a larger unit.");
            }
        }
        return new Load(amounts.clone());
    }

    public int dimensions() {
        return amounts.length;
    }

    /** The amount in a dimension; 0 where fewer dimensions were given. */
    public int amount(int dimension) {
        return dimension < amounts.length ? amounts[dimension] : 0;
    }

    public boolean isZero() {
        for (int amount : amounts) {
            if (amount != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Load load && Arrays.equals(amounts, load.amounts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(amounts);
    }

    @Override
    public String toString() {
        return Arrays.toString(amounts);
    }
}
