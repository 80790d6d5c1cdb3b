package io.clickshelf.forecasting.model.coldstart;

import io.clickshelf.forecasting.model.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Forecasts a product that has not sold yet by those that are like it in text, category and price: a kernel regression
 * (Nadaraya 1964, Watson 1964) whose weights fall with the differences. How much each counts, and whether units or their
 * logarithms are averaged, is chosen by leaving known products out; the category's mean and the mean of all are among
 * the choices. Choosing costs O({@value #MOST_LEFT_OUT} · products · kernels).
 */
public final class LikeProducts {

    /** So many products there must be to find likes among. */
    public static final int FEWEST = 5;

    private static final int MOST_LEFT_OUT = 300;
    private static final double LEAST = 1e-3;
    private static final double[] TEXT = {0, 3, 6, 12};
    private static final double[] CATEGORY = {0, 3, 8};
    private static final double[] PRICE = {0, 0.5, 1, 2};

    /** A product that is like another, and how much it counts; the weights sum to one. */
    public record Like(int product, double weight) {}

    private record Kernel(double text, double category, double price, boolean logarithmic) {}

    private record Differences(double[] text, double[] category, double[] price) {}

    private final List<ProductTraits> traits;
    private final double[] demand;
    private final TextSimilarity similarity;
    private final double offset;
    private Kernel kernel = new Kernel(0, 0, 0, false);
    private double correction = 1;
    private double spread;

    private LikeProducts(List<ProductTraits> traits, double[] demand) {
        this.traits = List.copyOf(traits);
        this.demand = demand.clone();
        this.similarity = new TextSimilarity(traits);
        double mean = 0;
        for (double units : demand) {
            mean += units / demand.length;
        }
        this.offset = Math.max(LEAST, mean / 10);
    }

    /**
     * Chooses on known products.
     *
     * @param demand what each of them sells, in units of some time
     * @throws IllegalArgumentException if there are fewer than {@value #FEWEST} products, or not as many figures
     */
    public static LikeProducts fit(List<ProductTraits> traits, double[] demand, int threads) {
        if (traits.size() < FEWEST || traits.size() != demand.length) {
            throw new IllegalArgumentException("There are " + traits.size() + " products and " + demand.length
                    + " figures of demand; " + FEWEST + " products with one each are needed to find likes among.");
        }
        LikeProducts likes = new LikeProducts(traits, demand);
        likes.choose(threads);
        return likes;
    }

    /** The expected demand of a product with these traits, in the unit of what was fitted. */
    public double expected(ProductTraits newcomer) {
        return expected(kernel, differences(newcomer), -1) * (kernel.logarithmic() ? correction : 1);
    }

    /**
     * The coefficient of variation of demand around what is expected of it, over the products left out: Pearson's residuals,
     * so that what sells most does not say it all.
     */
    public double spread() {
        return spread;
    }

    /** The products that count most, the first ones first. */
    public List<Like> likes(ProductTraits newcomer, int most) {
        double[] weights = weights(kernel, differences(newcomer), -1);
        return IntStream.range(0, weights.length)
                .mapToObj(i -> new Like(i, weights[i]))
                .filter(like -> like.weight() > 0)
                .sorted((a, b) -> Double.compare(b.weight(), a.weight()))
                .limit(most)
                .toList();
    }

    private void choose(int threads) {
        List<Kernel> kernels = new ArrayList<>();
        for (double text : TEXT) {
            for (double category : CATEGORY) {
                for (double price : PRICE) {
                    kernels.add(new Kernel(text, category, price, false));
                    kernels.add(new Kernel(text, category, price, true));
                }
            }
        }
        int[] drawn = new SplittableRandom(7)
                .ints(0, demand.length)
                .distinct()
                .limit(Math.min(MOST_LEFT_OUT, demand.length))
                .toArray();
        double[][] expected = new double[kernels.size()][drawn.length];
        new Workers(threads).forEach(drawn.length, j -> {
            Differences differences = differences(traits.get(drawn[j]));
            for (int k = 0; k < kernels.size(); k++) {
                expected[k][j] = expected(kernels.get(k), differences, drawn[j]);
            }
        });
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < kernels.size(); k++) {
            double factor = kernels.get(k).logarithmic() ? factor(expected[k], drawn) : 1;
            double deviance = deviance(expected[k], factor, drawn);
            if (deviance < least) {
                least = deviance;
                kernel = kernels.get(k);
                correction = factor;
                spread = spread(expected[k], factor, drawn);
            }
        }
    }

    /** What makes forecasts from logarithms right on the whole. */
    private double factor(double[] expected, int[] drawn) {
        double sum = 0;
        double actual = 0;
        for (int j = 0; j < drawn.length; j++) {
            sum += expected[j];
            actual += demand[drawn[j]];
        }
        return sum > 0 && actual > 0 ? actual / sum : 1;
    }

    /** The Poisson deviance: least in the mean for the true expectations. */
    private double deviance(double[] expected, double factor, int[] drawn) {
        double sum = 0;
        for (int j = 0; j < drawn.length; j++) {
            double mean = Math.max(LEAST * offset, factor * expected[j]);
            double y = demand[drawn[j]];
            sum += 2 * ((y > 0 ? y * Math.log(y / mean) : 0) - (y - mean));
        }
        return sum;
    }

    private double spread(double[] expected, double factor, int[] drawn) {
        double squares = 0;
        double sum = 0;
        for (int j = 0; j < drawn.length; j++) {
            double mean = Math.max(LEAST * offset, factor * expected[j]);
            double error = demand[drawn[j]] - mean;
            squares += error * error / mean;
            sum += mean;
        }
        return Math.sqrt(squares / sum);
    }

    private Differences differences(ProductTraits newcomer) {
        double[] category = new double[demand.length];
        double[] price = new double[demand.length];
        for (int i = 0; i < demand.length; i++) {
            category[i] = newcomer.sharedCategory(traits.get(i));
            price[i] = newcomer.priceDistance(traits.get(i));
        }
        return new Differences(similarity.to(newcomer), category, price);
    }

    private double expected(Kernel with, Differences differences, int except) {
        double[] weights = weights(with, differences, except);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (with.logarithmic() ? Math.log(demand[i] + offset) : demand[i]);
        }
        return with.logarithmic() ? Math.max(0, Math.exp(sum) - offset) : sum;
    }

    private static double[] weights(Kernel with, Differences differences, int except) {
        double[] weights = new double[differences.text().length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i == except
                    ? 0
                    : Math.exp(with.text() * differences.text()[i]
                            + with.category() * differences.category()[i]
                            - with.price() * differences.price()[i]);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
