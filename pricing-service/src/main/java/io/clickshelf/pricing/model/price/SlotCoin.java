package io.clickshelf.pricing.model.price;

import java.util.SplittableRandom;

/**
 * Which slot of each two has the changed prices: a fair coin for each pair, the same wherever and whenever it is asked, so
 * that nothing has to be agreed on. Under no effect the paired differences are symmetric around zero by design.
 */
public final class SlotCoin {

    private SlotCoin() {}

    /**
     * @param key  of the coin: the experiment, or the experiment and product
     * @param slot counted from zero
     */
    public static boolean changed(String key, long slot) {
        long seed = 0xcbf29ce484222325L;
        for (int k = 0; k < key.length(); k++) {
            seed = (seed ^ key.charAt(k)) * 0x100000001b3L;
        }
        SplittableRandom coin = new SplittableRandom(seed + 0x9e3779b97f4a7c15L * (slot / 2));
        coin.nextLong();
        return coin.nextBoolean() == (slot % 2 == 0);
    }
}
