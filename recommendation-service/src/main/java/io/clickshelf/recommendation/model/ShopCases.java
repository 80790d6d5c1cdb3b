package io.clickshelf.recommendation.model;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Shoppers with a past before a moment and purchases after it.
 *
 * @param past     the log before the moment
 * @param users    user numbers
 * @param relevant per user: products taken from then on, ascending
 */
record ShopCases(InteractionLog past, int[] users, int[][] relevant) {

    /** Splits at the newest {@code share} of the time span; at most {@code limit} shoppers, {@link Halves#paired}. */
    static ShopCases split(InteractionLog log, double share, int limit) {
        long moment = log.end() - (long) (share * (log.end() - log.start()));
        return split(log, moment, users -> first(limit, Halves.paired(users, log.users()::id)));
    }

    /** At most {@code limit} shoppers of those that are asked for. */
    static ShopCases split(InteractionLog log, long momentEpochSecond, int limit, Predicate<String> asked) {
        return split(
                log,
                momentEpochSecond,
                users -> first(
                        limit,
                        users.stream()
                                .filter(user -> asked.test(log.users().id(user)))
                                .toList()));
    }

    private static List<Integer> first(int limit, List<Integer> users) {
        return users.subList(0, Math.min(limit, users.size()));
    }

    /** @param draw of the shoppers, who come in an order drawn with a fixed seed */
    private static ShopCases split(InteractionLog log, long momentEpochSecond, UnaryOperator<List<Integer>> draw) {
        InteractionLog past = log.before(momentEpochSecond);
        boolean[] known = new boolean[log.users().size()];
        for (int n = 0; n < past.size(); n++) {
            known[past.user(n)] = true;
        }
        IntOpenHashSet[] taken = new IntOpenHashSet[known.length];
        List<Integer> users = new ArrayList<>();
        for (int n = past.size(); n < log.size(); n++) {
            int user = log.user(n);
            if (known[user]) {
                if (taken[user] == null) {
                    taken[user] = new IntOpenHashSet();
                    users.add(user);
                }
                taken[user].add(log.product(n));
            }
        }
        Collections.shuffle(users, new Random(1));
        IntArrayList chosen = new IntArrayList(draw.apply(users));
        int[][] relevant = new int[chosen.size()][];
        for (int c = 0; c < relevant.length; c++) {
            relevant[c] = taken[chosen.getInt(c)].toIntArray();
            Arrays.sort(relevant[c]);
        }
        return new ShopCases(past, chosen.toIntArray(), relevant);
    }

    /** These, but at most so many. */
    ShopCases first(int limit) {
        return limit >= users.length
                ? this
                : new ShopCases(past, Arrays.copyOf(users, limit), Arrays.copyOf(relevant, limit));
    }

    int size() {
        return users.length;
    }
}
