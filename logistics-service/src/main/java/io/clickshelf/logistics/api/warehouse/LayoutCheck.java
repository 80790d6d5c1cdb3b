package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.WarehouseLayout;
import org.springframework.stereotype.Component;

/** Says whether a layout can be walked, before it is kept. */
@Component
public class LayoutCheck {

    /** @throws IllegalArgumentException naming what doesn't fit */
    public void check(WarehouseLayout layout) {
        LayoutReader.read(layout);
    }
}
