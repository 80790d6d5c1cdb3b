package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.platform.kafka.CompactedTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The products that may move together: of one widest category, of one narrowest, of one brand. */
@Component
class ProductGroups {

    private final CompactedTable<Product> catalog;

    ProductGroups(CompactedTable<Product> catalog) {
        this.catalog = catalog;
    }

    /** [grouping][product] numbers from 0 on, -1 for none; without groupings that part nothing. */
    int[][] of(Collection<String> products) {
        List<int[]> groupings = new ArrayList<>();
        for (Function<Product, @Nullable String> key : List.<Function<Product, @Nullable String>>of(
                ProductGroups::widest, Product::category, Product::brand)) {
            Map<String, Integer> numbers = new HashMap<>();
            int[] grouping = products.stream()
                    .mapToInt(id -> number(catalog.get(id), key, numbers))
                    .toArray();
            if (numbers.size() > 1) {
                groupings.add(grouping);
            }
        }
        return groupings.toArray(int[][]::new);
    }

    private static int number(
            @Nullable Product product, Function<Product, @Nullable String> key, Map<String, Integer> numbers) {
        String name = product == null ? null : key.apply(product);
        return name == null ? -1 : numbers.computeIfAbsent(name, n -> numbers.size());
    }

    private static @Nullable String widest(Product product) {
        String path = product.category();
        if (path == null) {
            return null;
        }
        int end = path.indexOf(DemandGroups.SEPARATOR);
        return end < 0 ? path : path.substring(0, end);
    }
}
