package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryRoute;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Vehicles as callers name them: {@code W1-van#2}, or all of a kind as {@code W1-van}. */
final class VehicleRef {

    private VehicleRef() {}

    /** Whether one of the names means the vehicle. */
    static boolean names(Set<String> names, DeliveryRoute route) {
        return names.contains(route.vehicle()) || names.contains(route.vehicleId());
    }

    /** Those that name one vehicle. */
    static Set<String> single(List<String> names) {
        Set<String> single = new HashSet<>();
        names.stream().filter(VehicleRef::isSingle).forEach(single::add);
        return single;
    }

    static boolean isSingle(String name) {
        int hash = name.lastIndexOf('#');
        return hash > 0
                && hash < name.length() - 1
                && name.substring(hash + 1).chars().allMatch(Character::isDigit);
    }

    /** The kind that a name means. */
    static String kind(String name) {
        return isSingle(name) ? name.substring(0, name.lastIndexOf('#')) : name;
    }
}
