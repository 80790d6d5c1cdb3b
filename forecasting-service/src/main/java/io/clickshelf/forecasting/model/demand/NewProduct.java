package io.clickshelf.forecasting.model.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is expected of a product that has not sold yet: it moves with the days ahead and over the week as its likes do, and
 * its own level lies around the expected one as a gamma variable, so that its demand is as wide as levels of new products
 * are uncertain, and the wider, the more days are summed. Days on which it could have been bought and was not say that its
 * level is low: the mean of the gamma variable that is left falls with them. Immutable.
 */
public final class NewProduct {

    /** What the forecast is made by. */
    public static final String MODEL = "like_products";

    private static final int NAMED = 3;

    private final ProductDemand demand;
    private final Map<String, Double> likes;
    private final List<String> models;

    private NewProduct(ProductDemand demand, Map<String, Double> likes, List<String> models) {
        this.demand = demand;
        this.likes = likes;
        this.models = models;
    }

    /**
     * Lays it over the days that a model forecasts. O(likes · horizon).
     *
     * @param likes       products of the model with weights above zero, the most alike first; at least one
     * @param expectation units per day over the model's horizon, of a product that has just come
     * @param spread      coefficient of variation of levels around what is expected of them
     * @param unsoldDays  on which it could have been bought
     */
    public static NewProduct of(
            DemandForecastModel model, Map<String, Double> likes, double expectation, double spread, int unsoldDays) {
        OpenDays open = model.openDays(0, model.horizon());
        double step = model.demand(likes.keySet().iterator().next()).step();
        double[] levels = new double[Math.max(1, open.count())];
        double[] profile = new double[7];
        double[] dispersion = new double[Dispersion.WINDOWS.length];
        double weights = 0;
        double mass = 0;
        for (Map.Entry<String, Double> like : likes.entrySet()) {
            ProductDemand own = model.demand(like.getKey());
            double weight = like.getValue();
            double sum = 0;
            for (int j = 0; j < levels.length; j++) {
                levels[j] += weight * own.level(j) * own.step();
                sum += weight * own.level(j) * own.step();
            }
            for (int day = 0; day < profile.length; day++) {
                profile[day] += sum * own.profile()[day];
            }
            for (int w = 0; w < dispersion.length; w++) {
                dispersion[w] += weight * own.dispersion()[w] * own.step() / step;
            }
            weights += weight;
            mass += sum;
        }
        divide(dispersion, weights);
        divide(profile, mass);
        if (mass == 0) {
            Arrays.fill(profile, 1);
            Arrays.fill(levels, 1);
        }
        double unitsPerDay = left(expectation, spread, unsoldDays, Math.max(1, dispersion[0]) * step);
        scale(levels, profile, open, unitsPerDay * model.horizon() / step);
        for (int w = 0; w < dispersion.length && open.count() > 0; w++) {
            double steps = unitsPerDay * model.horizon() / open.count() * Dispersion.WINDOWS[w] / step;
            dispersion[w] += spread * spread * steps;
        }
        int group = model.demand(likes.keySet().iterator().next()).group();
        ProductDemand demand = new ProductDemand(
                group,
                ProductDemand.floats(levels),
                ProductDemand.floats(profile),
                ProductDemand.floats(dispersion),
                (float) step);
        List<String> models = new ArrayList<>(List.of(MODEL));
        likes.keySet().stream().limit(NAMED).forEach(like -> models.add(MODEL + ":" + like));
        return new NewProduct(demand, Collections.unmodifiableMap(new TreeMap<>(likes)), List.copyOf(models));
    }

    /** The products that it is taken after, with weights. */
    public Map<String, Double> likes() {
        return likes;
    }

    ProductDemand demand() {
        return demand;
    }

    List<String> models() {
        return models;
    }

    /**
     * The posterior mean: demand comes as a compound Poisson process, whose orders have the size of the likes' variance over
     * mean on single days, and its rate is a gamma variable.
     */
    private static double left(double unitsPerDay, double spread, int unsoldDays, double orderUnits) {
        return unitsPerDay / (1 + spread * spread * unitsPerDay * unsoldDays / orderUnits);
    }

    private static void divide(double[] values, double by) {
        Arrays.setAll(values, i -> by == 0 ? values[i] : values[i] / by);
    }

    private static void scale(double[] levels, double[] profile, OpenDays open, double steps) {
        double sum = 0;
        for (int j = 0; j < open.count(); j++) {
            sum += levels[j] * profile[open.weekday()[j]];
        }
        double factor = sum > 0 ? steps / sum : 0;
        Arrays.setAll(levels, j -> levels[j] * factor);
    }
}
