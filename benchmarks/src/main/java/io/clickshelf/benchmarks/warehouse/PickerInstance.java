package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.logistics.model.warehouse.AisleLayout;
import io.clickshelf.logistics.model.warehouse.AisleLayoutBuilder;
import io.clickshelf.logistics.model.warehouse.PickRoute;
import io.clickshelf.logistics.model.warehouse.ScatteredRouter;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;

/**
 * A single-picker instance in the format of Heßler and Irnich (2022), as one block or cut in two by a middle cross-aisle.
 * Cells are counted from the depot's end, so that a depot at the top is the same warehouse seen from the other side.
 */
final class PickerInstance {

    /** Where an article lies. */
    private record Place(int article, int aisle, int cell, double quantity) {}

    private final Map<String, Integer> header = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Place> wanted = new ArrayList<>();
    private final Map<Integer, Double> order = new TreeMap<>();

    static PickerInstance read(Path file) throws IOException {
        PickerInstance instance = new PickerInstance();
        String section = "";
        // The comment line is not in UTF-8.
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            String[] words = words(line);
            if (words[0].endsWith("_SECTION")) {
                section = words[0];
            } else if (words[0].equals("ID") && section.equals("SKU_SECTION")) {
                instance.places.add(new Place(
                        Integer.parseInt(words[1]),
                        Integer.parseInt(words[3]),
                        Integer.parseInt(words[5]),
                        Double.parseDouble(words[7])));
            } else if (words[0].equals("ID") && section.equals("ORDER_SECTION")) {
                instance.order.put(Integer.parseInt(words[1]), Double.parseDouble(words[3]));
            } else if (words.length == 2 && words[1].chars().allMatch(Character::isDigit)) {
                instance.header.put(words[0], Integer.parseInt(words[1]));
            }
        }
        if (instance.order.isEmpty() || instance.places.isEmpty()) {
            throw new BenchmarkException(file + " has no ORDER_SECTION or SKU_SECTION; it isn't a picker instance.");
        }
        for (Place place : instance.places) {
            if (instance.order.containsKey(place.article)) {
                instance.wanted.add(place);
            }
        }
        return instance;
    }

    /** Parted by spaces and colons; at least one word. */
    private static String[] words(String line) {
        StringTokenizer parts = new StringTokenizer(line, " :\t");
        String[] words = new String[Math.max(1, parts.countTokens())];
        words[0] = "";
        for (int i = 0; parts.hasMoreTokens(); i++) {
            words[i] = parts.nextToken();
        }
        return words;
    }

    private int number(String name) {
        Integer value = header.get(name);
        if (value == null) {
            throw new BenchmarkException("The picker instance has no line " + name + ".");
        }
        return value;
    }

    AisleLayout layout(boolean twoBlocks) {
        int cells = number("NUM_CELLS");
        double step = number("DISTANCE_CELL_TO_CELL");
        double first = number("DISTANCE_BOTTOM_TO_CELL");
        double top = first + (cells - 1) * step + number("DISTANCE_TOP_TO_CELL") + (twoBlocks ? 1 : 0);
        // The middle cross-aisle is 1 wide and adds that to the way between the cells beside it.
        double middle = first + (cells / 2 - 0.5) * step + 0.5;
        double[] crossings = twoBlocks ? new double[] {0, middle, top} : new double[] {0, top};
        AisleLayoutBuilder builder = new AisleLayoutBuilder()
                .aisles(number("NUM_AISLES"), number("DISTANCE_AISLE_TO_AISLE"))
                .crossAislesAt(crossings)
                .depotAt(number("DEPOT_AISLE"), 0);
        for (int i = 0; i < wanted.size(); i++) {
            Place place = wanted.get(i);
            double beyond = twoBlocks && place.cell >= cells / 2 ? 1 : 0;
            builder.spot(String.valueOf(i), place.aisle, first + place.cell * step + beyond);
        }
        return builder.build();
    }

    PickRoute solve(AisleLayout layout) {
        Map<Integer, IntArrayList> spots = new TreeMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            spots.computeIfAbsent(wanted.get(i).article, a -> new IntArrayList())
                    .add(i);
        }
        List<ScatteredRouter.Demand> demands = new ArrayList<>();
        spots.forEach((article, at) -> {
            double[] supply = new double[at.size()];
            for (int k = 0; k < supply.length; k++) {
                supply[k] = wanted.get(at.getInt(k)).quantity;
            }
            demands.add(new ScatteredRouter.Demand(at.toIntArray(), supply, order.getOrDefault(article, 0.0)));
        });
        return layout.route(ScatteredRouter.exact(layout, demands, 60).spots());
    }
}
