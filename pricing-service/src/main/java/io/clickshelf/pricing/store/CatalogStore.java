package io.clickshelf.pricing.store;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The catalogue's newest record of each product. */
@Repository
public class CatalogStore {

    /** An attribute that products of the same goods in other pack sizes share. */
    public static final String PACK_GROUP = "packGroup";

    /** An attribute: how much is in the pack, in a unit that the group shares. */
    public static final String PACK_CONTENT = "packContent";

    private final JdbcClient jdbc;

    CatalogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes over records in one round trip; null removes the product. */
    public void upsert(SequencedMap<String, @Nullable Product> newest) {
        List<String> ids = new ArrayList<>();
        List<@Nullable String> groups = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        newest.forEach((id, product) -> {
            if (product == null) {
                gone.add(id);
            } else {
                ids.add(id);
                groups.add(attribute(product, PACK_GROUP));
                bodies.add(Json.mapper().writeValueAsString(product));
            }
        });
        if (!ids.isEmpty()) {
            jdbc.sql("INSERT INTO product (product_id, pack_group, body) SELECT id, pack, body::jsonb FROM"
                            + " unnest(?::text[], ?::text[], ?::text[]) AS t (id, pack, body) ON CONFLICT"
                            + " (product_id) DO UPDATE SET pack_group = excluded.pack_group, body = excluded.body")
                    .param(ids.toArray(String[]::new))
                    .param(groups.toArray(String[]::new))
                    .param(bodies.toArray(String[]::new))
                    .update();
        }
        if (!gone.isEmpty()) {
            jdbc.sql("DELETE FROM product WHERE product_id = ANY (?)")
                    .param(gone.toArray(String[]::new))
                    .update();
        }
    }

    /** Products that the catalogue doesn't know are absent. */
    public Map<String, Product> of(Collection<String> productIds) {
        return byId(jdbc.sql("SELECT body FROM product WHERE product_id = ANY (?)")
                .param(productIds.toArray(String[]::new)));
    }

    /** All products of the pack groups that some of these belong to. */
    public Map<String, Product> packs(Collection<String> productIds) {
        return byId(jdbc.sql("SELECT body FROM product WHERE pack_group IN"
                        + " (SELECT pack_group FROM product WHERE product_id = ANY (?) AND pack_group IS NOT NULL)")
                .param(productIds.toArray(String[]::new)));
    }

    /** The category of each product that has one. */
    public Map<String, String> categories() {
        Map<String, String> categories = new HashMap<>();
        jdbc.sql("SELECT product_id, body->>'category' FROM product WHERE body->>'category' IS NOT NULL")
                .query(row -> {
                    categories.put(row.getString(1), row.getString(2));
                });
        return categories;
    }

    public static @Nullable String attribute(Product product, String name) {
        return product.attributes() == null ? null : product.attributes().get(name);
    }

    private static Map<String, Product> byId(JdbcClient.StatementSpec statement) {
        Map<String, Product> products = new HashMap<>();
        statement
                .query((row, number) -> Json.mapper().readValue(row.getString(1), Product.class))
                .list()
                .forEach(product -> products.put(product.productId(), product));
        return products;
    }
}
