package io.clickshelf.logistics.model.roads.network;

import java.util.Map;
import java.util.Set;

/**
 * How fast a delivery vehicle drives on a way, by its tags: what its class of road usually allows, less where a lower limit
 * is posted. Ways closed to motor vehicles, or private, count as none.
 */
final class RoadRules {

    /** Kilometres an hour, on the mean, lights and bends included. */
    private static final Map<String, Double> USUAL = Map.ofEntries(
            Map.entry("motorway", 100.0),
            Map.entry("motorway_link", 60.0),
            Map.entry("trunk", 80.0),
            Map.entry("trunk_link", 50.0),
            Map.entry("primary", 60.0),
            Map.entry("primary_link", 45.0),
            Map.entry("secondary", 50.0),
            Map.entry("secondary_link", 40.0),
            Map.entry("tertiary", 42.0),
            Map.entry("tertiary_link", 35.0),
            Map.entry("unclassified", 32.0),
            Map.entry("residential", 25.0),
            Map.entry("road", 25.0),
            Map.entry("living_street", 10.0),
            Map.entry("service", 15.0));

    /** Nobody keeps to the limit all the way. */
    private static final double OF_LIMIT = 0.85;

    private static final double KMH_PER_MPH = 1.609344;
    private static final Set<String> CLOSED =
            Set.of("no", "private", "agricultural", "forestry", "emergency", "military");
    private static final Set<String> YES = Set.of("yes", "true", "1");

    private RoadRules() {}

    /** Kilometres an hour one way and the other; 0 where a vehicle may not drive. */
    record Speeds(double along, double back) {

        boolean none() {
            return along == 0 && back == 0;
        }
    }

    static Speeds of(Map<String, String> tags) {
        String road = tags.getOrDefault("highway", "");
        Double usual = USUAL.get(road);
        String access =
                tags.getOrDefault("motor_vehicle", tags.getOrDefault("vehicle", tags.getOrDefault("access", "yes")));
        if (usual == null || CLOSED.contains(access) || "yes".equals(tags.get("area"))) {
            return new Speeds(0, 0);
        }
        double limit = limit(tags.getOrDefault("maxspeed", ""));
        double speed = limit > 0 ? Math.min(usual, OF_LIMIT * limit) : usual;
        String oneWay = tags.getOrDefault(
                "oneway", "roundabout".equals(tags.get("junction")) || road.startsWith("motorway") ? "yes" : "no");
        return new Speeds(oneWay.equals("-1") ? 0 : speed, YES.contains(oneWay) ? 0 : speed);
    }

    private static double limit(String said) {
        String[] words = said.trim().split(" ");
        try {
            double number = Double.parseDouble(words[0]);
            return words.length > 1 && words[1].equals("mph") ? KMH_PER_MPH * number : number;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
