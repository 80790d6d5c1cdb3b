package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.StockRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names in a request that nothing planned goes by: most are misspelt, and the plan would be made without what they say. */
final class UnmatchedTerms {

    private static final int MOST_NAMED = 5;

    private UnmatchedTerms() {}

    /** @param supplier of a product */
    static List<String> notes(StockRequest request, Collection<PlannedItem> planned, UnaryOperator<String> supplier) {
        Set<String> products = new TreeSet<>();
        Set<String> places = new TreeSet<>();
        for (PlannedItem item : planned) {
            products.add(item.item().productId());
            places.add(item.item().warehouseId());
        }
        Set<String> suppliers = products.stream().map(supplier).collect(Collectors.toSet());
        List<String> notes = new ArrayList<>();
        add(
                notes,
                "supplierCalendars",
                keys(request.supplierCalendars()),
                suppliers,
                "supplies none of what is planned");
        add(notes, "leadTimes", keys(request.leadTimes()), products, "is not planned");
        add(notes, "packSizes", keys(request.packSizes()), products, "is not planned");
        add(notes, "capacities", keys(request.capacities()), places, "has nothing that is planned");
        add(notes, "warehouseIds", request.warehouseIds(), places, "has nothing that is planned");
        return notes;
    }

    private static @Nullable Set<String> keys(@Nullable Map<String, ?> terms) {
        return terms == null ? null : terms.keySet();
    }

    private static void add(
            List<String> notes, String field, @Nullable Collection<String> named, Set<String> known, String why) {
        if (named == null) {
            return;
        }
        Set<String> unmatched = new TreeSet<>(named);
        unmatched.removeAll(known);
        int more = unmatched.size() - MOST_NAMED;
        if (!unmatched.isEmpty()) {
            notes.add(field + " names "
                    + unmatched.stream()
                            .limit(MOST_NAMED)
                            .map(name -> '"' + name + '"')
                            .collect(Collectors.joining(", "))
                    + (more > 0 ? " and " + more + " more" : "") + ", which " + why + ".");
        }
    }
}
