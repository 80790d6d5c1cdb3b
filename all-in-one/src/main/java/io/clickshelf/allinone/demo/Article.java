package io.clickshelf.allinone.demo;

import io.clickshelf.contracts.event.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A product of the demo shop, with what the shop itself does not know of it.
 *
 * @param popularity its part of its family's demand
 */
record Article(int index, String id, String title, String brand, Family family, double listPrice, double popularity) {

    static final String CURRENCY = "EUR";

    Product product(double price) {
        return new Product(
                "demo-product-" + id,
                id,
                title,
                title + " by " + brand + ", from " + family.category().replace(" > ", ", ") + ".",
                brand,
                family.category(),
                money(price),
                CURRENCY,
                money(cost()),
                null,
                null,
                null,
                null,
                BigDecimal.valueOf(family.weightKg()),
                BigDecimal.valueOf(Math.round(family.weightKg() * 40) / 10.0),
                1 + index % 3 * 5,
                null,
                3.0 + index % 12,
                "S" + (1 + index % 9),
                true,
                null,
                null);
    }

    double cost() {
        return listPrice * family.costShare();
    }

    static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }
}
