package io.clickshelf.logistics.model.warehouse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A layout and what may lie where on it. Immutable. */
public final class Floor {

    private final Layout layout;
    private final List<Slot> slots;
    private final @Nullable Slot[] slotAt;

    /** @throws IllegalArgumentException if a slot's spot isn't in the layout or has two slots */
    public Floor(Layout layout, List<Slot> slots) {
        this.layout = layout;
        this.slots = List.copyOf(slots);
        this.slotAt = new Slot[layout.size()];
        for (Slot slot : slots) {
            int spot = layout.spot(slot.spotId());
            if (slotAt[spot] != null) {
                throw new IllegalArgumentException("Location \"" + slot.spotId() + "\" is given twice.");
            }
            slotAt[spot] = slot;
        }
    }

    /** Every spot of the layout is a pick face without limits. */
    public static Floor of(Layout layout) {
        return new Floor(
                layout,
                java.util.stream.IntStream.range(0, layout.size())
                        .mapToObj(s -> Slot.of(layout.spotId(s)))
                        .toList());
    }

    public Layout layout() {
        return layout;
    }

    public List<Slot> slots() {
        return slots;
    }

    /** What may lie at a spot; null where nothing may. */
    public @Nullable Slot slot(int spot) {
        return slotAt[spot];
    }

    public String zone(int spot) {
        Slot slot = slotAt[spot];
        return slot == null ? "" : slot.zone();
    }

    double reachSeconds(int spot) {
        Slot slot = slotAt[spot];
        return slot == null ? 0 : slot.reachSeconds();
    }
}
