package io.clickshelf.allinone.demo;

import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Sends the demo shop through the public doors, once per home. Cut short and done over, nothing counts twice. */
public final class DemoFeed {

    private static final long SEED = 20_260_101;
    private static final int BATCH = 2_000;

    private final Path mark;
    private final Door door;
    private final Clock clock;
    private final Consumer<String> progress;

    /** Sends JSON to a path of the gateway, with a key whose role may. */
    public interface Door {
        void send(String method, String path, byte[] json) throws InterruptedException;
    }

    /**
     * @param home keeps the day that the shop was made for, so that a restart names the same one
     * @param progress gets a line after each batch
     */
    public DemoFeed(Path home, Door door, Clock clock, Consumer<String> progress) {
        this.mark = home.resolve("demo-shop");
        this.door = door;
        this.clock = clock;
        this.progress = progress;
    }

    /** Feeds the shop unless this home has it; answers whether it did. */
    public boolean feed() throws IOException, InterruptedException {
        if (Files.exists(mark)) {
            return false;
        }
        progress.accept("  making the demo shop …");
        DemoShop shop = new DemoShop(SEED, LocalDate.now(clock));
        for (Warehouse warehouse : Warehouse.values()) {
            door.send("PUT", "/warehouses/" + warehouse.name(), Json.write(warehouse.contract()));
        }
        send("/products", "products", shop.products());
        List<InventoryRecord> inventory = shop.inventory();
        send("/inventory", "stock levels", inventory);
        for (Warehouse warehouse : Warehouse.values()) {
            door.send(
                    "PUT",
                    "/warehouses/" + warehouse.name() + "/locations",
                    Json.write(shop.stored(warehouse, inventory)));
        }
        send("/orders", "orders and returns", shop.orders());
        send("/events", "clicks", shop.events());
        send("/external", "rival prices", shop.external());
        Files.writeString(mark, LocalDate.now(clock) + "\n");
        return true;
    }

    private void send(String path, String what, List<?> records) throws InterruptedException {
        for (int from = 0; from < records.size(); from += BATCH) {
            List<?> batch = records.subList(from, Math.min(from + BATCH, records.size()));
            door.send("POST", path, Json.write(batch));
            progress.accept("  sent %,d of %,d %s".formatted(from + batch.size(), records.size(), what));
        }
    }
}
