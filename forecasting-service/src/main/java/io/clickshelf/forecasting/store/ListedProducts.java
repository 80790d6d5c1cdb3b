package io.clickshelf.forecasting.store;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.platform.jdbc.BatchUpsert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the catalogue says of the products, as far as forecasts need it. */
@Repository
public class ListedProducts {

    /**
     * A product of the catalogue.
     *
     * @param category path from the widest to the narrowest, parted by {@code " > "}
     */
    public record Listed(
            String productId,
            String title,
            @Nullable String brand,
            @Nullable String category,
            @Nullable Double price) {}

    private static final BatchUpsert<Product> UPSERT = BatchUpsert.<Product>into("listed_product")
            .key("product_id", "text", Product::productId)
            .column("title", "text", Product::title)
            .column("brand", "text", Product::brand)
            .column("category", "text", Product::category)
            .column("price", "float8", Product::price)
            .orReplace();

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    ListedProducts(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Takes newer records over. What leaves the catalogue stays known: its demand counts to its category on. */
    public void upsert(Collection<Product> products) {
        UPSERT.write(template, products);
    }

    /** Each product's category; those without one are left out. */
    public Map<String, String> categories() {
        Map<String, String> categories = new HashMap<>();
        jdbc.sql("SELECT product_id, category FROM listed_product WHERE category IS NOT NULL")
                .query(row -> {
                    categories.put(row.getString(1), row.getString(2));
                });
        return categories;
    }

    public Map<String, Listed> all() {
        Map<String, Listed> products = new HashMap<>();
        jdbc.sql("SELECT * FROM listed_product").query(row -> {
            Listed listed = listed(row);
            products.put(listed.productId(), listed);
        });
        return products;
    }

    public Optional<Listed> find(String productId) {
        return jdbc.sql("SELECT * FROM listed_product WHERE product_id = ?")
                .param(productId)
                .query((row, number) -> listed(row))
                .optional();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getString("product_id"),
                row.getString("title"),
                row.getString("brand"),
                row.getString("category"),
                (Double) row.getObject("price"));
    }
}
