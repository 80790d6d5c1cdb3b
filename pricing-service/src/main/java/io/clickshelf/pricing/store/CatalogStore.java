package io.clickshelf.pricing.store;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.platform.jdbc.BatchUpsert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The catalogue's newest record of each product. */
@Repository
public class CatalogStore {

    /** An attribute that products of the same goods in other pack sizes share. */
    public static final String PACK_GROUP = "packGroup";

    /** An attribute: how much is in the pack, in a unit that the group shares. */
    public static final String PACK_CONTENT = "packContent";

    private static final BatchUpsert<Product> UPSERT = BatchUpsert.<Product>into("product")
            .key("product_id", "text", Product::productId)
            .column("pack_group", "text", product -> attribute(product, PACK_GROUP))
            .column("body", "jsonb", Json.mapper()::writeValueAsString)
            .orReplace();

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    CatalogStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Takes over records in one round trip; null removes the product. */
    public void upsert(SequencedMap<String, @Nullable Product> newest) {
        List<Product> listed = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        newest.forEach((id, product) -> {
            if (product == null) {
                gone.add(id);
            } else {
                listed.add(product);
            }
        });
        UPSERT.write(template, listed);
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

    /** The whole catalogue. */
    public Map<String, Product> all() {
        return byId(jdbc.sql("SELECT body FROM product"));
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
