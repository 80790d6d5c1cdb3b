package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds places for products so that the walks to come are the shortest. New products go where they make the least detour;
 * then moves and exchanges are made, each found by a detour estimate over the spots and confirmed by new routes, until the
 * budget of moves or of time is spent or nothing saves enough. Two orders are tried: always the move that saves the most,
 * with estimates renewed only when their turn comes (Minoux 1978); and what is walked to most often first, which brings
 * near together what saves little alone.
 */
public final class SlottingPlanner {

    /** How many of the best estimates for a product are evaluated exactly. */
    private static final int CONFIRMED = 4;

    /** Beyond so many slots a product tries only some of them. */
    private static final int TRIED = 5_000;

    /**
     * @param spotId     null where it lies nowhere yet
     * @param unitLiters of a unit, 0 where it is not known
     * @param zone       that its spot must have, empty for any that is not exclusive
     * @param faceUnits  that should fit into its spot
     */
    public record Product(
            String id,
            @Nullable String spotId,
            double unitWeightKg,
            double unitLiters,
            double unitHeightCm,
            String zone,
            double faceUnits) {

        /** Without a size. */
        public static Product of(String id, @Nullable String spotId, double unitWeightKg, String zone) {
            return new Product(id, spotId, unitWeightKg, 0, 0, zone, 1);
        }

        Product at(String otherSpotId) {
            return new Product(id, otherSpotId, unitWeightKg, unitLiters, unitHeightCm, zone, faceUnits);
        }
    }

    /** Products picked on one walk, and how often such a walk is expected. */
    public record Demand(List<String> productIds, double weight) {
        public Demand {
            productIds = List.copyOf(productIds);
        }
    }

    /**
     * @param maxMoves         most moves of products that lie somewhere; new ones are placed in any case
     * @param leastMetersSaved that a move must save over the demand given
     * @param metersPerSecond  of walking, by which reaching up is compared to it
     */
    public record Settings(int maxMoves, double leastMetersSaved, double budgetSeconds, double metersPerSecond) {}

    /** Roughly what is done in a second: the budget is counted in work, so that the same input gives the same plan. */
    private static final double WORK_PER_SECOND = 1e8;

    private final Layout layout;
    private final List<Product> products;
    private final int[] slotSpots;
    private final Floor floor;
    private final Settings settings;
    private final Map<String, Integer> productIndex = new HashMap<>();
    private final int[] productAt;
    private final Placement placement;
    private final List<SlottingPlan.Move> moves = new ArrayList<>();
    private final List<String> unplaced = new ArrayList<>();
    private String gainOfNew = "";

    private SlottingPlanner(Floor floor, List<Product> products, List<Demand> demand, Settings settings) {
        this.layout = floor.layout();
        this.floor = floor;
        this.products = products;
        this.settings = settings;
        this.slotSpots = floor.slots().stream()
                .filter(slot -> !slot.reserve())
                .mapToInt(slot -> layout.spot(slot.spotId()))
                .toArray();
        this.productAt = new int[layout.size()];
        Arrays.fill(productAt, -1);
        int[] spotOf = new int[products.size()];
        for (int p = 0; p < spotOf.length; p++) {
            Product product = products.get(p);
            if (productIndex.put(product.id(), p) != null) {
                throw new IllegalArgumentException("Product " + product.id() + " is given twice.");
            }
            String spotId = product.spotId();
            spotOf[p] = spotId == null ? -1 : layout.spot(spotId);
            if (spotOf[p] >= 0) {
                productAt[spotOf[p]] = p;
            }
        }
        List<int[]> walks = new ArrayList<>();
        for (Demand walk : demand) {
            walks.add(
                    walk.productIds().stream().mapToInt(this::index).distinct().toArray());
        }
        double[] weights = demand.stream().mapToDouble(Demand::weight).toArray();
        this.placement = new Placement(layout, walks, weights, spotOf);
    }

    private int index(String productId) {
        Integer index = productIndex.get(productId);
        if (index == null) {
            throw new IllegalArgumentException(
                    "The demand names product " + productId + ", which is not among the products.");
        }
        return index;
    }

    public static SlottingPlan plan(Floor floor, List<Product> products, List<Demand> demand, Settings settings) {
        SlottingPlanner first = new SlottingPlanner(floor, products, demand, settings);
        double before = first.placement.total();
        long work = (long) (settings.budgetSeconds() * WORK_PER_SECOND);
        first.placeAll(work / 6);
        SlottingPlanner second = first.placed(demand);
        long each = (work - Math.min(first.placement.work(), work / 6)) / 2;
        SlottingPlan greedy = first.run(true, before, first.placement.work() + each);
        SlottingPlan byVisits = second.run(false, before, second.placement.work() + each);
        return greedy.metersAfter() <= byVisits.metersAfter() ? greedy : byVisits;
    }

    /** The same with what is placed by now, to go on from there in another way. */
    private SlottingPlanner placed(List<Demand> demand) {
        List<Product> placed = new ArrayList<>();
        for (int p = 0; p < products.size(); p++) {
            Product product = products.get(p);
            int spot = placement.spot(p);
            placed.add(spot < 0 ? product : product.at(layout.spotId(spot)));
        }
        SlottingPlanner same = new SlottingPlanner(floor, placed, demand, settings);
        same.moves.addAll(moves);
        same.unplaced.addAll(unplaced);
        return same;
    }

    /** New products, those that are walked to most often first; once the work is done, the others near to the depot. */
    private void placeAll(long end) {
        double[] near = new double[layout.places()];
        for (int spot : slotSpots) {
            near[layout.place(spot)] = layout.fromDepot(spot) + layout.toDepot(spot);
        }
        for (int p : placement.byVisits()) {
            if (placement.spot(p) < 0) {
                boolean soon = placement.work() < end;
                gainOfNew = soon ? "new: least detour on the walks it is picked on" : "new: near to the depot";
                place(p, soon ? placement.detours(p, slotSpots) : near, soon);
            }
        }
        placement.measureAll();
    }

    private SlottingPlan run(boolean greedy, double before, long end) {
        List<Integer> byVisits = placement.byVisits();
        int placed = moves.size();
        int madeBefore = -1;
        while (moves.size() - placed < settings.maxMoves() && moves.size() != madeBefore && placement.work() < end) {
            madeBefore = moves.size();
            if (greedy) {
                improve(byVisits, placed + settings.maxMoves(), end);
            } else {
                inTurn(byVisits, placed + settings.maxMoves(), end);
            }
        }
        Map<String, String> assignments = new LinkedHashMap<>();
        for (int p = 0; p < products.size(); p++) {
            if (placement.spot(p) >= 0) {
                assignments.put(products.get(p).id(), layout.spotId(placement.spot(p)));
            }
        }
        return new SlottingPlan(assignments, moves, unplaced, before, placement.total());
    }

    /** @param measured whether walks are measured anew with it */
    private void place(int product, double[] detours, boolean measured) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int spot : slotSpots) {
            if (productAt[spot] < 0 && suits(product, spot)) {
                double detour = detours[layout.place(spot)] + reach(product, spot);
                if (best < 0 || detour < least) {
                    least = detour;
                    best = spot;
                }
            }
        }
        if (best < 0) {
            unplaced.add(products.get(product).id());
            return;
        }
        double total = placement.total();
        productAt[best] = product;
        placement.move(product, best, measured);
        note(product, "", best, -1, total - placement.total());
    }

    /** A product's best option; {@code made} is how many moves had been made when it was confirmed, -1 if it wasn't. */
    private record Candidate(int product, int spot, int other, double saved, int made) {}

    private void improve(List<Integer> order, int most, long end) {
        PriorityQueue<Candidate> queue = new PriorityQueue<>((a, b) -> Double.compare(b.saved, a.saved));
        for (int product : order) {
            if (placement.work() >= end || placement.visits(product) == 0) {
                break;
            }
            Candidate estimate = best(product, false);
            if (estimate != null) {
                queue.add(estimate);
            }
        }
        while (!queue.isEmpty() && moves.size() < most && placement.work() < end) {
            Candidate top = queue.remove();
            if (top.made == moves.size()) {
                int own = placement.spot(top.product);
                apply(top.product, top.spot, top.other);
                note(top.product, layout.spotId(own), top.spot, top.other, top.saved);
            } else {
                Candidate renewed = best(top.product, true);
                if (renewed != null) {
                    queue.add(renewed);
                }
            }
        }
    }

    /** Each product in turn makes its best move, those that are walked to most often first. */
    private void inTurn(List<Integer> order, int most, long end) {
        for (int product : order) {
            if (moves.size() >= most || placement.work() >= end || placement.visits(product) == 0) {
                return;
            }
            Candidate best = best(product, true);
            if (best != null) {
                int own = placement.spot(product);
                apply(product, best.spot, best.other);
                note(product, layout.spotId(own), best.spot, best.other, best.saved);
            }
        }
    }

    private @Nullable Candidate best(int product, boolean confirm) {
        int own = placement.spot(product);
        if (own < 0) {
            return null;
        }
        int[] spots = tried(product);
        double[] detours = placement.detours(product, spots);
        double ownDetour = placement.detour(product, own) + reach(product, own);
        List<Candidate> options = new ArrayList<>();
        for (int spot : spots) {
            int other = productAt[spot];
            if (spot != own && suits(product, spot) && (other < 0 || suits(other, own))) {
                double saved = ownDetour - detours[layout.place(spot)] - reach(product, spot);
                if (other >= 0 && saved > 0) {
                    saved += placement.detour(other, spot)
                            + reach(other, spot)
                            - placement.detour(other, own)
                            - reach(other, own);
                }
                if (saved > settings.leastMetersSaved()) {
                    options.add(new Candidate(product, spot, other, saved, -1));
                }
            }
        }
        options.sort(Comparator.comparingDouble(Candidate::saved).reversed());
        if (!confirm) {
            return options.isEmpty() ? null : options.getFirst();
        }
        Candidate best = null;
        double most = Math.max(1e-6, settings.leastMetersSaved());
        for (Candidate option : options.subList(0, Math.min(CONFIRMED, options.size()))) {
            double saved = -placement.change(product, option.spot, option.other)
                    + reach(product, own)
                    - reach(product, option.spot)
                    + (option.other < 0 ? 0 : reach(option.other, option.spot) - reach(option.other, own));
            if (saved > most) {
                most = saved;
                best = new Candidate(product, option.spot, option.other, saved, moves.size());
            }
        }
        return best;
    }

    /** All slots, or some of very many; others for each product. */
    private int[] tried(int product) {
        int stride = Math.max(1, slotSpots.length / TRIED);
        return stride == 1
                ? slotSpots
                : IntStream.range(0, slotSpots.length)
                        .filter(i -> i % stride == product % stride)
                        .map(i -> slotSpots[i])
                        .toArray();
    }

    /** Reaching up to a spot, as metres; heavy products are reached for more slowly. */
    private double reach(int product, int spot) {
        return placement.visits(product)
                * floor.reachSeconds(spot)
                * settings.metersPerSecond()
                * (1 + products.get(product).unitWeightKg() / 10);
    }

    private boolean suits(int product, int spot) {
        Slot slot = floor.slot(spot);
        return slot != null && slot.suits(products.get(product));
    }

    private void apply(int product, int spot, int other) {
        int own = placement.spot(product);
        if (own >= 0) {
            productAt[own] = other;
        }
        productAt[spot] = product;
        placement.move(product, spot);
        if (other >= 0) {
            placement.move(other, own);
        }
    }

    private void note(int product, String from, int to, int other, double saved) {
        double nearer = from.isEmpty() ? 0 : layout.toDepot(layout.spot(from)) - layout.toDepot(to);
        boolean lower = !from.isEmpty() && floor.reachSeconds(to) < floor.reachSeconds(layout.spot(from));
        String gain = from.isEmpty() ? gainOfNew : SlottingPlan.gain(nearer, lower);
        String reason = String.format(Locale.ROOT, "expected on %.1f walks; %s", placement.visits(product), gain);
        moves.add(new SlottingPlan.Move(
                moves.size() + 1,
                products.get(product).id(),
                from,
                layout.spotId(to),
                other < 0 ? "" : products.get(other).id(),
                saved,
                reason));
    }
}
