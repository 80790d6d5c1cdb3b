package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.CountDemand;
import io.clickshelf.logistics.model.stock.policy.GuaranteedService;
import io.clickshelf.logistics.model.stock.policy.NormalDemand;
import io.clickshelf.logistics.model.stock.policy.SerialBaseStock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** Places that supply each other, and their stock planned together. */
public final class SupplyNetwork {

    /** Larger demands are counted in steps of several units. */
    private static final double MOST_STEPS = 300;

    /**
     * A place.
     *
     * @param suppliers         by their ids
     * @param holdingCost       per unit and day
     * @param leadTimeDays      from its suppliers
     * @param demandPerDay      of customers, 0 for none
     * @param standardDeviation of a day of customers
     * @param serviceDays       that customers accept to wait
     */
    public record Place(
            String id,
            List<String> suppliers,
            double holdingCost,
            int leadTimeDays,
            double demandPerDay,
            double standardDeviation,
            int serviceDays) {}

    /** A place's level; null where the method has none. */
    public record Level(
            String id,
            double baseStock,
            @Nullable Double echelonBaseStock,
            @Nullable Double safetyStock,
            @Nullable Integer serviceTime) {}

    /** The levels in the order of the places. */
    public record Plan(double costPerDay, List<Level> levels) {}

    private final List<Place> places;
    private final Map<String, Integer> index = new HashMap<>();

    /** @throws IllegalArgumentException if an id occurs twice, or a supplier is none of the places */
    public SupplyNetwork(List<Place> places) {
        this.places = List.copyOf(places);
        for (Place place : places) {
            if (index.putIfAbsent(place.id(), index.size()) != null) {
                throw new IllegalArgumentException("Place " + place.id() + " is given twice; send each once.");
            }
        }
        for (Place place : places) {
            for (String supplier : place.suppliers()) {
                if (!index.containsKey(supplier)) {
                    throw new IllegalArgumentException("Place " + place.id() + " is supplied by " + supplier
                            + ", which is none of the places " + index.keySet() + ".");
                }
            }
        }
    }

    /** The optimal levels of a chain with customers at its end; see {@link SerialBaseStock}. */
    public Plan baseStock(double stockOutCost) {
        List<Place> chain = chain();
        Place end = chain.getFirst();
        int days = chain.stream().mapToInt(Place::leadTimeDays).sum() + 1;
        double whole = end.demandPerDay() * days + 6 * end.standardDeviation() * Math.sqrt(days);
        double step = Math.max(1, Math.ceil(whole / MOST_STEPS));
        List<SerialBaseStock.Stage> stages = new ArrayList<>();
        for (int k = 0; k < chain.size(); k++) {
            double above = k + 1 < chain.size() ? chain.get(k + 1).holdingCost() : 0;
            double added = chain.get(k).holdingCost() - above;
            if (!(added > 0)) {
                throw new IllegalArgumentException("Holding at " + chain.get(k).id() + " costs no more than at "
                        + chain.get(k + 1).id()
                        + ", which supplies it; base_stock needs costs that rise down the chain.");
            }
            // The day in which an order is placed counts at the customer.
            int covered = chain.get(k).leadTimeDays() + (k == 0 ? 1 : 0);
            stages.add(new SerialBaseStock.Stage(added, demand(end, covered, step)));
        }
        SerialBaseStock.Solution solution = SerialBaseStock.optimum(stages, step, stockOutCost);
        Level[] levels = new Level[places.size()];
        double below = 0;
        for (int k = 0; k < chain.size(); k++) {
            double echelon = Double.POSITIVE_INFINITY;
            for (int above = k; above < chain.size(); above++) {
                echelon = Math.min(echelon, solution.echelonLevels().get(above));
            }
            levels[place(chain.get(k).id())] = new Level(
                    chain.get(k).id(), echelon - below, solution.echelonLevels().get(k), null, null);
            below = echelon;
        }
        return new Plan(solution.cost(), List.of(levels));
    }

    private static CountDemand demand(Place end, int days, double step) {
        double mean = end.demandPerDay() * days;
        double variance = end.standardDeviation() * end.standardDeviation() * days;
        if (days == 0 || mean == 0) {
            return CountDemand.poisson(0);
        }
        return step == 1
                ? CountDemand.negativeBinomial(mean, variance)
                : SerialBaseStock.discretized(new NormalDemand(mean, Math.max(step, Math.sqrt(variance))), step);
    }

    /** From the customers upwards. */
    private List<Place> chain() {
        List<Place> ends =
                places.stream().filter(place -> place.demandPerDay() > 0).toList();
        if (ends.size() != 1) {
            throw new IllegalArgumentException("base_stock plans a chain with customers at one place; " + ends.size()
                    + " places have a demandPerDay. Plan a tree by guaranteed_service.");
        }
        List<Place> chain = new ArrayList<>();
        @Nullable Place next = ends.getFirst();
        while (next != null) {
            Place place = next;
            if (place.suppliers().size() > 1 || chain.contains(place)) {
                throw new IllegalArgumentException("Place " + place.id()
                        + " ends the chain: base_stock needs at most one supplier for each place, and no circle.");
            }
            chain.add(place);
            next = place.suppliers().isEmpty()
                    ? null
                    : places.get(place(place.suppliers().getFirst()));
        }
        if (chain.size() != places.size()) {
            throw new IllegalArgumentException(
                    "The chain from " + chain.getFirst().id() + " has " + chain.size() + " places, " + places.size()
                            + " were sent; leave out what does not supply it.");
        }
        return chain;
    }

    /** The service times with the least safety stock in a tree; see {@link GuaranteedService}. */
    public Plan guaranteedService(double serviceLevel) {
        double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(serviceLevel);
        List<GuaranteedService.Stage> stages = new ArrayList<>();
        List<GuaranteedService.Link> links = new ArrayList<>();
        for (int k = 0; k < places.size(); k++) {
            Place place = places.get(k);
            stages.add(new GuaranteedService.Stage(
                    place.holdingCost(),
                    place.leadTimeDays(),
                    0,
                    place.serviceDays(),
                    place.demandPerDay() > 0 ? place.standardDeviation() : 0,
                    z));
            for (String supplier : place.suppliers()) {
                links.add(new GuaranteedService.Link(place(supplier), k));
            }
        }
        GuaranteedService.Solution solution = GuaranteedService.optimum(stages, links);
        double[] mean = new double[places.size()];
        double[] variance = new double[places.size()];
        for (int k = 0; k < places.size(); k++) {
            addUpwards(k, k, mean, variance);
        }
        List<Level> levels = new ArrayList<>();
        for (int k = 0; k < places.size(); k++) {
            Place place = places.get(k);
            int inbound = place.suppliers().stream()
                    .mapToInt(supplier -> solution.serviceTimes().get(place(supplier)))
                    .max()
                    .orElse(0);
            int out = solution.serviceTimes().get(k);
            int net = Math.max(0, inbound + place.leadTimeDays() - out);
            double safety = z * Math.sqrt(variance[k] * net);
            levels.add(new Level(place.id(), mean[k] * net + safety, null, safety, out));
        }
        return new Plan(solution.cost(), levels);
    }

    /** Adds a place's customers to its own demand and to all that supply it; a tree has one way to each. */
    private void addUpwards(int customers, int k, double[] mean, double[] variance) {
        Place from = places.get(customers);
        mean[k] += from.demandPerDay();
        variance[k] += from.demandPerDay() > 0 ? from.standardDeviation() * from.standardDeviation() : 0;
        for (String supplier : places.get(k).suppliers()) {
            addUpwards(customers, place(supplier), mean, variance);
        }
    }

    private int place(String id) {
        return index.getOrDefault(id, 0);
    }
}
