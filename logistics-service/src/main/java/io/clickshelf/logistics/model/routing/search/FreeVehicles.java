package io.clickshelf.logistics.model.routing.search;

/** The unused vehicles that a search may take, by type. */
final class FreeVehicles {

    private final Fleet fleet;
    private final TaskSet[] byType;
    private final boolean[] banned;

    FreeVehicles(Fleet fleet) {
        this.fleet = fleet;
        this.byType = new TaskSet[fleet.types];
        for (int t = 0; t < fleet.types; t++) {
            byType[t] = new TaskSet(fleet.firstOf[t + 1] - fleet.firstOf[t]);
        }
        this.banned = new boolean[fleet.vehicles];
    }

    void add(int vehicle) {
        if (!banned[vehicle]) {
            int type = fleet.typeOf[vehicle];
            byType[type].add(vehicle - fleet.firstOf[type]);
        }
    }

    void remove(int vehicle) {
        int type = fleet.typeOf[vehicle];
        byType[type].remove(vehicle - fleet.firstOf[type]);
    }

    /** Keeps an unused vehicle from being taken, or gives it back. */
    void ban(int vehicle, boolean value, boolean unused) {
        banned[vehicle] = value;
        if (value) {
            remove(vehicle);
        } else if (unused) {
            add(vehicle);
        }
    }

    /** An unused vehicle of a type, or -1. */
    int any(int type) {
        TaskSet set = byType[type];
        return set.count() == 0 ? -1 : fleet.firstOf[type] + set.get(set.count() - 1);
    }
}
