package io.clickshelf.allinone.demo;

import io.clickshelf.contracts.warehouse.PickCart;
import io.clickshelf.contracts.warehouse.PickWork;
import io.clickshelf.contracts.warehouse.WarehouseLayout;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the demo shop ships from, and the city around it. */
enum Warehouse {
    W1("Hamburg", 53.551, 9.994, WarehouseLayout.ofAisles(8, 2, 20, 3, 1)),
    W2("Frankfurt", 50.111, 8.682, WarehouseLayout.ofAisles(12, 1, 14, 3, 1)),
    W3("Munich", 48.137, 11.575, WarehouseLayout.ofAisles(6, 3, 24, 3, 1));

    private static final PickCart CART = new PickCart(6, 40.0, 80.0, 240.0, null, null);
    private static final PickWork WORK = new PickWork(
            2, null, 1, null, null, null, null, null, null, null, List.of("09:00", "13:00", "17:00"), "Europe/Berlin");

    private final String city;
    private final double latitude;
    private final double longitude;
    private final WarehouseLayout layout;

    Warehouse(String city, double latitude, double longitude, WarehouseLayout layout) {
        this.city = city;
        this.latitude = latitude;
        this.longitude = longitude;
        this.layout = layout;
    }

    String city() {
        return city;
    }

    double latitude() {
        return latitude;
    }

    double longitude() {
        return longitude;
    }

    /** As the platform keeps it. */
    io.clickshelf.contracts.logistics.Warehouse contract() {
        return new io.clickshelf.contracts.logistics.Warehouse(
                name(), city, latitude, longitude, null, null, layout.with(List.of(), CART, WORK));
    }

    /** How many locations are picked from, or hold reserve. */
    int locations(boolean reserve) {
        return 2 * part(layout.aisles()) * part(layout.bays()) * levels(reserve);
    }

    /** A location by its number from 0, from the first aisle on; of those that are picked from, or of reserve. */
    String location(int number, boolean reserve) {
        int level = number % levels(reserve) + 1 + (reserve ? levels(false) : 0);
        int place = number / levels(reserve);
        int bays = part(layout.bays());
        return String.format(
                Locale.ROOT,
                "A%02d-%s%02d-%d",
                place / (2 * bays) + 1,
                place % 2 == 0 ? "L" : "R",
                place / 2 % bays + 1,
                level);
    }

    private int levels(boolean reserve) {
        int above = part(layout.reserveLevels());
        return reserve ? above : part(layout.levels()) - above;
    }

    private static int part(@Nullable Integer given) {
        return Objects.requireNonNull(given);
    }
}
