package io.clickshelf.logistics.api;

/**
 * A kind of vehicle as the answer needs it beside the engine's.
 *
 * @param co2GramsPerKm grams
 */
record FleetVehicle(String id, String warehouseId, double co2GramsPerKm) {}
