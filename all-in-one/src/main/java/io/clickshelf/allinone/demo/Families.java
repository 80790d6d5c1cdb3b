package io.clickshelf.allinone.demo;

import java.util.List;

/** What the demo shop sells. */
final class Families {

    private static final List<String> SPORT = List.of("Velox", "Arden", "Pacer", "Kestrel");
    private static final List<String> PHONE = List.of("Lumo", "Orbis", "Tesca", "Nordvik");
    private static final List<String> HOUSE = List.of("Hausmann", "Brook & Vale", "Kuno", "Solveig");
    private static final List<String> PLAY = List.of("Bricksy", "Foxglove", "Pimpel", "Tinkerbox");
    private static final List<String> COLOURS = List.of("black", "white", "blue", "red", "grey", "green");
    private static final List<String> SIZES = List.of("42 black", "43 white", "44 blue", "38 coral", "40 grey");
    private static final List<String> STORAGE =
            List.of("128 GB black", "128 GB blue", "256 GB black", "256 GB silver", "512 GB black");

    private Families() {}

    static List<Family> all() {
        return List.of(
                family("Electronics > Phones", "Smartphone", PHONE, STORAGE, 199, 999, .78, .2, 1.6, 2.6, Season.GIFT,
                        "Wireless Earbuds", "Phone Case", "USB-C Charger", "Screen Protector"),
                family("Electronics > Audio", "Wireless Earbuds", PHONE, COLOURS, 29, 199, .62, .1, 1.8, 2.2,
                        Season.GIFT, "USB-C Charger"),
                family("Electronics > Audio", "Bluetooth Speaker", PHONE, COLOURS, 25, 249, .6, .9, .9, 2.0,
                        Season.SUMMER, "USB-C Charger"),
                family("Electronics > Accessories", "Phone Case", PHONE, COLOURS, 9, 35, .35, .05, 2.2, 1.4,
                        Season.EVEN, "Screen Protector"),
                family("Electronics > Accessories", "Screen Protector", PHONE, List.of("6.1 in", "6.5 in", "6.7 in"), 7,
                        19, .3, .03, 1.7, 1.2, Season.EVEN),
                family("Electronics > Accessories", "USB-C Charger", PHONE, List.of("20 W", "45 W", "65 W"), 12, 59,
                        .45, .12, 1.5, 1.5, Season.EVEN),
                family("Electronics > Computing", "Laptop Stand", PHONE, COLOURS, 19, 79, .5, 1.1, .6, 1.8, Season.EVEN,
                        "USB-C Charger"),
                family("Sports > Shoes", "Running Shoes", SPORT, SIZES, 59, 179, .52, .8, 1.5, 2.4, Season.SPRING,
                        "Sports Socks", "Running Shirt"),
                family("Sports > Shoes", "Trail Shoes", SPORT, SIZES, 79, 189, .54, .9, .9, 2.2, Season.SPRING,
                        "Sports Socks", "Drinking Bottle"),
                family("Sports > Shoes", "Indoor Court Shoes", SPORT, SIZES, 49, 139, .5, .8, .7, 2.1, Season.WINTER,
                        "Sports Socks"),
                family("Sports > Clothing", "Sports Socks", SPORT, List.of("3 pairs black", "3 pairs white"), 9, 24,
                        .38, .15, 1.6, 1.3, Season.EVEN),
                family("Sports > Clothing", "Running Shirt", SPORT, COLOURS, 19, 59, .42, .2, 1.1, 1.9, Season.SUMMER),
                family("Sports > Gear", "Yoga Mat", SPORT, COLOURS, 15, 69, .45, 1.3, .8, 1.7, Season.WINTER,
                        "Drinking Bottle"),
                family("Sports > Gear", "Drinking Bottle", SPORT, COLOURS, 8, 35, .4, .3, 1.2, 1.5, Season.SUMMER),
                family("Home > Kitchen", "Electric Kettle", HOUSE, List.of("1.0 l steel", "1.7 l steel", "1.7 l glass"),
                        24, 119, .58, 1.4, 1.1, 2.1, Season.WINTER, "Tea Set", "Toaster"),
                family("Home > Kitchen", "Toaster", HOUSE, COLOURS, 22, 99, .58, 1.8, .8, 2.0, Season.EVEN,
                        "Electric Kettle"),
                family("Home > Kitchen", "Tea Set", HOUSE, COLOURS, 19, 89, .48, 1.9, .7, 1.6, Season.GIFT),
                family("Home > Kitchen", "Frying Pan", HOUSE, List.of("20 cm", "24 cm", "28 cm"), 17, 99, .5, 1.5, 1.0,
                        1.8, Season.EVEN),
                family("Home > Lighting", "Desk Lamp", HOUSE, COLOURS, 19, 129, .5, 1.6, .9, 1.9, Season.WINTER,
                        "LED Bulb"),
                family("Home > Lighting", "Floor Lamp", HOUSE, COLOURS, 39, 249, .52, 4.5, .5, 2.0, Season.WINTER,
                        "LED Bulb"),
                family("Home > Lighting", "LED Bulb", HOUSE, List.of("470 lm", "806 lm", "1055 lm"), 4, 15, .4, .08,
                        1.6, 1.2, Season.WINTER),
                family("Home > Textiles", "Wool Blanket", HOUSE, COLOURS, 29, 149, .46, 1.4, .7, 1.7, Season.WINTER),
                family("Toys > Building", "Building Set", PLAY, List.of("240 pieces", "520 pieces", "980 pieces"), 19,
                        149, .56, 1.2, 1.3, 1.9, Season.GIFT, "Toy Car"),
                family("Toys > Vehicles", "Toy Car", PLAY, COLOURS, 6, 39, .45, .3, 1.1, 1.5, Season.GIFT),
                family("Toys > Games", "Board Game", PLAY, List.of("2-4 players", "3-6 players"), 15, 59, .5, 1.0, 1.0,
                        1.6, Season.GIFT),
                family("Garden > Outdoor", "Garden Chair", HOUSE, COLOURS, 29, 159, .55, 5.0, .6, 2.0, Season.SUMMER,
                        "Parasol"),
                family("Garden > Outdoor", "Parasol", HOUSE, COLOURS, 35, 189, .55, 6.0, .4, 2.0, Season.SUMMER),
                family("Garden > Tools", "Watering Can", HOUSE, COLOURS, 9, 39, .42, .9, .6, 1.4, Season.SUMMER));
    }

    private static Family family(
            String category,
            String noun,
            List<String> brands,
            List<String> variants,
            double lowest,
            double highest,
            double costShare,
            double weightKg,
            double popularity,
            double elasticity,
            Season season,
            String... companions) {
        return new Family(
                category,
                noun,
                brands,
                variants,
                lowest,
                highest,
                costShare,
                weightKg,
                popularity,
                elasticity,
                season,
                List.of(companions));
    }
}
