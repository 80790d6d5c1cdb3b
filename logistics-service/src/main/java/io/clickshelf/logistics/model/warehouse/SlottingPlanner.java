package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds places for products so that the orders to come are walked the shortest. New products go where they make the
 * least detour; then single moves and exchanges are made, each the best found by a detour estimate over all spots and
 * confirmed by exact routes, until the budget of moves or of time is spent or nothing saves more.
 */
public final class SlottingPlanner {

    /** How many of the best estimates for a product are evaluated exactly. */
    private static final int CONFIRMED = 4;

    /**
     * @param spotId null where it lies nowhere yet
     * @param zone   that its spot must have, empty for any
     */
    public record Product(String id, @Nullable String spotId, double unitWeightKg, String zone) {}

    /**
     * A spot that products may lie in.
     *
     * @param maxWeightKg of a unit, e.g. low for high shelves
     */
    public record Slot(String spotId, double maxWeightKg, String zone) {}

    /** Products picked on one walk, and how often such a walk is expected. */
    public record Demand(List<String> productIds, double weight) {
        public Demand {
            productIds = List.copyOf(productIds);
        }
    }

    /**
     * @param maxMoves         most moves of products that lie somewhere; new ones are placed in any case
     * @param leastMetersSaved that a move must save over the demand given
     */
    public record Settings(int maxMoves, double leastMetersSaved, double budgetSeconds) {}

    private final Layout layout;
    private final List<Product> products;
    private final List<Slot> slots;
    private final Settings settings;
    private final Map<String, Integer> productIndex = new HashMap<>();
    private final int[] productAt;
    private final @Nullable Slot[] slotAt;
    private final Placement placement;
    private final List<SlottingPlan.Move> moves = new ArrayList<>();

    private SlottingPlanner(
            Layout layout, List<Product> products, List<Slot> slots, List<Demand> demand, Settings settings) {
        this.layout = layout;
        this.products = products;
        this.slots = slots;
        this.settings = settings;
        this.productAt = new int[layout.size()];
        Arrays.fill(productAt, -1);
        this.slotAt = new Slot[layout.size()];
        slots.forEach(slot -> slotAt[layout.spot(slot.spotId())] = slot);
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
        List<int[]> batches = new ArrayList<>();
        for (Demand walk : demand) {
            batches.add(walk.productIds().stream().mapToInt(this::index).toArray());
        }
        double[] weights = demand.stream().mapToDouble(Demand::weight).toArray();
        this.placement = new Placement(layout, batches, weights, spotOf);
    }

    private int index(String productId) {
        Integer index = productIndex.get(productId);
        if (index == null) {
            throw new IllegalArgumentException(
                    "The demand names product " + productId + ", which is not among the products.");
        }
        return index;
    }

    public static SlottingPlan plan(
            Layout layout, List<Product> products, List<Slot> slots, List<Demand> demand, Settings settings) {
        return new SlottingPlanner(layout, products, slots, demand, settings).run();
    }

    private SlottingPlan run() {
        double before = placement.total();
        long end = System.nanoTime() + (long) (settings.budgetSeconds() * 1e9);
        List<Integer> byVisits = IntStream.range(0, products.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer p) -> placement.visits(p))
                        .reversed())
                .toList();
        for (int p : byVisits) {
            if (placement.spot(p) < 0) {
                place(p);
            }
        }
        int made = 0;
        while (made < settings.maxMoves() && System.nanoTime() < end) {
            int step = improve(byVisits, settings.maxMoves() - made, end);
            if (step == 0) {
                break;
            }
            made += step;
        }
        List<SlottingPlan.Move> ranked = new ArrayList<>(moves);
        ranked.sort(Comparator.comparingDouble(SlottingPlan.Move::metersSaved).reversed());
        Map<String, String> assignments = new LinkedHashMap<>();
        for (int p = 0; p < products.size(); p++) {
            assignments.put(products.get(p).id(), layout.spotId(placement.spot(p)));
        }
        return new SlottingPlan(assignments, ranked, before, placement.total());
    }

    private void place(int product) {
        Slot best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Slot slot : slots) {
            int spot = layout.spot(slot.spotId());
            if (productAt[spot] < 0 && suits(product, slot)) {
                double detour = placement.detour(product, spot);
                if (best == null || detour < least) {
                    least = detour;
                    best = slot;
                }
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("No free spot suits product "
                    + products.get(product).id() + " (zone \""
                    + products.get(product).zone() + "\", "
                    + products.get(product).unitWeightKg() + " kg); free one or add one.");
        }
        double total = placement.total();
        apply(product, layout.spot(best.spotId()), -1);
        note(product, "", best.spotId(), -1, total - placement.total());
    }

    /** One pass over the products, each making its best move if that saves enough. */
    private int improve(List<Integer> order, int most, long end) {
        int made = 0;
        for (int product : order) {
            if (made >= most || System.nanoTime() >= end) {
                break;
            }
            made += improve(product) ? 1 : 0;
        }
        return made;
    }

    private record Option(int spot, int other, double estimate) {}

    private boolean improve(int product) {
        int own = placement.spot(product);
        if (placement.visits(product) == 0) {
            return false;
        }
        double ownDetour = placement.detour(product, own);
        List<Option> options = new ArrayList<>();
        for (Slot slot : slots) {
            int spot = layout.spot(slot.spotId());
            int other = productAt[spot];
            if (spot != own && suits(product, slot) && (other < 0 || suits(other, own))) {
                double saved = ownDetour - placement.detour(product, spot);
                if (other >= 0 && saved > 0) {
                    saved += placement.detour(other, spot) - placement.detour(other, own);
                }
                if (saved > settings.leastMetersSaved()) {
                    options.add(new Option(spot, other, saved));
                }
            }
        }
        options.sort(Comparator.comparingDouble(Option::estimate).reversed());
        Option best = null;
        double most = Math.max(1e-6, settings.leastMetersSaved());
        for (Option option : options.subList(0, Math.min(CONFIRMED, options.size()))) {
            double saved = -placement.change(product, option.spot(), option.other());
            if (saved > most) {
                most = saved;
                best = option;
            }
        }
        if (best == null) {
            return false;
        }
        apply(product, best.spot(), best.other());
        note(product, layout.spotId(own), layout.spotId(best.spot()), best.other(), most);
        return true;
    }

    private boolean suits(int product, Slot slot) {
        Product p = products.get(product);
        return p.unitWeightKg() <= slot.maxWeightKg()
                && (p.zone().isEmpty() || p.zone().equals(slot.zone()));
    }

    private boolean suits(int product, int spot) {
        Slot slot = slotAt[spot];
        return slot != null && suits(product, slot);
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

    private void note(int product, String from, String to, int other, double saved) {
        double nearer = from.isEmpty() ? 0 : layout.toDepot(layout.spot(from)) - layout.toDepot(layout.spot(to));
        String reason = String.format(
                Locale.ROOT,
                "visited %.1f times; %s",
                placement.visits(product),
                from.isEmpty()
                        ? "new, least detour on the routes it is picked on"
                        : nearer > 0
                                ? String.format(Locale.ROOT, "%.1f m nearer to the depot", nearer)
                                : "nearer to what it is picked with");
        moves.add(new SlottingPlan.Move(
                moves.size() + 1,
                products.get(product).id(),
                from,
                to,
                other < 0 ? "" : products.get(other).id(),
                saved,
                reason));
    }
}
