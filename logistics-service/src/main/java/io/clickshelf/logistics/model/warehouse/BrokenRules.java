package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the rules that batches in fractions break most, by trying all sets of three, four and five orders. */
final class BrokenRules {

    /** Beyond so many orders only sets of three are tried. */
    private static final int MOST_ORDERS = 36;

    private static final double BROKEN = 0.02;

    private record Broken(OrderRule rule, double by) {}

    private final int orders;
    private final long[] masks;
    private final double[] amounts;
    private final List<List<Broken>> broken = new ArrayList<>();

    /** @param amounts how much of each batch is used */
    BrokenRules(int orders, long[] masks, double[] amounts) {
        this.orders = orders;
        this.masks = masks;
        this.amounts = amounts;
        for (int kind = 0; kind < OrderRule.KINDS; kind++) {
            broken.add(new ArrayList<>());
        }
    }

    /** The most broken of each kind. */
    List<OrderRule> find(int each) {
        extend(0, 0, 0);
        List<OrderRule> found = new ArrayList<>();
        for (List<Broken> kind : broken) {
            kind.sort(Comparator.comparingDouble((Broken b) -> -b.by));
            kind.subList(0, Math.min(each, kind.size())).forEach(b -> found.add(b.rule));
        }
        return found;
    }

    private void extend(long set, int size, int from) {
        if (size == 3) {
            check(set, 0);
        } else if (size == 4) {
            check(set, 1);
        } else if (size == 5) {
            check(set, 2);
            check(set, 3);
        }
        if (size < (orders > MOST_ORDERS ? 3 : 5)) {
            for (int order = from; order < orders; order++) {
                extend(set | 1L << order, size + 1, order + 1);
            }
        }
    }

    private void check(long set, int kind) {
        OrderRule rule = new OrderRule(set, kind);
        double by = -rule.most();
        for (int k = 0; k < masks.length; k++) {
            by += amounts[k] * rule.uses(masks[k]);
        }
        if (by > BROKEN) {
            broken.get(kind).add(new Broken(rule, by));
        }
    }
}
