package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What to show in one shop: item-kNN, EASE^R, baskets, implicit ALS folded in when asked, buy-again and popularity with trend, mixed by weights that
 * the fit chooses on the newest part of the log; the best of that mixture are put into order by boosted trees where that has proved better.
 * Linear in the shopper's history but for the trees' factor, so the last click counts at once and each score can be taken
 * apart exactly. Safe for any number of threads, and immutable but for the visits
 * that come in.
 *
 * <p>A fit takes O(users · length² + products³/2) and holds cases × products floats; an answer takes O(history · (neighbours +
 * dimensions²) + products · dimensions).
 */
public final class ShopRecommender {

    private static final int FORMAT = 5;

    private final IdIndex products;
    private final ShopModel model;
    private final ShopBlend blend;
    private final Standing standing;
    private final Map<String, Double> metrics;
    private final ConcurrentLinkedQueue<ShopWorkspace> idle = new ConcurrentLinkedQueue<>();

    private ShopRecommender(
            IdIndex products, ShopModel model, ShopBlend blend, Standing standing, Map<String, Double> metrics) {
        this.products = products;
        this.model = model;
        this.blend = blend;
        this.standing = standing;
        this.metrics = Map.copyOf(metrics);
    }

    /**
     * Chooses the blend on the newest part of the log, then fits it to all of it.
     *
     * @throws IllegalArgumentException if the log is empty
     */
    public static ShopRecommender fit(InteractionLog log, ShopSettings settings) {
        return fit(log, settings, null);
    }

    /**
     * The same after an earlier fit. Until enough has happened since that one looked into everything, settings hold still and generators that brought
     * nothing are not fitted; only the weights are chosen anew.
     */
    public static ShopRecommender refit(InteractionLog log, ShopSettings settings, ShopRecommender earlier) {
        return fit(log, settings, earlier.standing.outdated(log) ? null : earlier);
    }

    /** The same by the settings and with the generators of another, whenever that was fitted. */
    static ShopRecommender fit(InteractionLog log, ShopSettings settings, @Nullable ShopRecommender earlier) {
        if (log.size() == 0) {
            throw new IllegalArgumentException("There are no interactions to learn from; add some, then fit again.");
        }
        Parallel parallel = new Parallel(settings.threads());
        ShopTuner.Choice choice = new ShopTuner(settings, parallel).choose(log, earlier);
        settings.progress().accept("blend " + choice.blend().byName());
        ShopRecommender before =
                of(choice.cases().past(), choice.generators(), choice, choice.metrics(), settings, parallel);
        SessionBlend visit =
                earlier == null ? VisitTrainer.choose(before, choice, log, settings, parallel) : earlier.model.visit();
        settings.progress().accept("visits: " + visit);
        RankerTrainer.Trained trained = new RankerTrainer(settings, parallel).train(before, log, choice);
        ShopBlend blend = choice.blend();
        ShopGenerators generators = ShopGenerators.fit(log, blend, blend::asks, settings, parallel);
        double share = NewcomerTrainer.share(before.with(trained.ranker()), log, choice.cases(), settings);
        return of(log, generators, choice, trained.metrics(), settings, parallel)
                .with(visit, generators, choice, settings, parallel)
                .with(trained.ranker())
                .withNewcomerShare(share);
    }

    static ShopRecommender of(
            InteractionLog log,
            ShopGenerators generators,
            ShopTuner.Choice choice,
            Map<String, Double> metrics,
            ShopSettings settings,
            Parallel parallel) {
        IdIndex products = new IdIndex();
        for (int i = 0; i < log.products().size(); i++) {
            products.add(log.products().id(i));
        }
        ShopModel model = ShopModel.of(log, generators, choice, settings, parallel);
        return new ShopRecommender(products, model, choice.blend(), choice.standing(), metrics);
    }

    ShopRecommender with(@Nullable LambdaMart ranker) {
        return new ShopRecommender(products, model.with(ranker, model.newcomerShare()), blend, standing, metrics);
    }

    ShopRecommender with(
            SessionBlend visit,
            ShopGenerators generators,
            ShopTuner.Choice choice,
            ShopSettings settings,
            Parallel parallel) {
        return new ShopRecommender(
                products, model.with(visit, generators, choice, settings, parallel), blend, standing, metrics);
    }

    ShopRecommender withNewcomerShare(double share) {
        return new ShopRecommender(products, model.with(model.ranker(), (float) share), blend, standing, metrics);
    }

    /**
     * Hold-out measures of the blend on shoppers that did not choose it ({@code recall@20}, {@code ndcg@20}, {@code mrr@20}, {@code
     * coverage@20}) and of popularity ({@code popularity.recall@20}, …); empty if the log was too short.
     */
    public Map<String, Double> metrics() {
        return metrics;
    }

    /** The weight of each generator, by name, and the number of the ranker's trees. */
    public Map<String, Double> blend() {
        Map<String, Double> parts = blend.byName();
        LambdaMart ranker = model.ranker();
        parts.put("ranker trees", ranker == null ? 0.0 : ranker.size());
        return parts;
    }

    ShopBlend chosen() {
        return blend;
    }

    Standing standing() {
        return standing;
    }

    public int productCount() {
        return products.size();
    }

    String product(int number) {
        return products.id(number);
    }

    /** Whether the model has learnt of a product: someone took it. */
    public boolean knows(String product) {
        int number = products.find(product);
        float[][] popularity = model.facts().popularity();
        return number >= 0 && popularity[popularity.length - 1][number] > 0;
    }

    /** Takes in a visit or an order that is over, oldest click first: from now on it counts among the visits that others' are held against. */
    public void visited(List<String> clicked) {
        VisitNeighbours visits = model.visits();
        if (visits != null) {
            visits.add(clicked.stream()
                    .mapToInt(products::find)
                    .filter(product -> product >= 0)
                    .distinct()
                    .toArray());
        }
    }

    int number(String product) {
        return products.find(product);
    }

    /** The best products, best first; fewer than n only if no more pass the filter. */
    public List<Recommendation> recommend(Question question) {
        try (Answer answer = ask(question)) {
            return answer.explained(answer.best());
        }
    }

    /** Scores all products for a question. */
    public Answer ask(Question question) {
        return answer(question);
    }

    private ShopAnswer answer(Question question) {
        ShopWorkspace work = idle.poll();
        if (work == null) {
            work = new ShopWorkspace(products.size());
        }
        work.profile(question, products, blend.historyHalfLifeDays(), model.visit());
        work.score(model);
        return new ShopAnswer(products, model, question, work, this::giveBack);
    }

    private void giveBack(ShopWorkspace work) {
        work.clear();
        idle.offer(work);
    }

    /** What the ranker learns from. */
    ShopAnswer.Candidates candidates(Question question) {
        try (ShopAnswer answer = answer(question)) {
            return answer.candidates();
        }
    }

    /** Products taken by the same shoppers, nearest first; empty for an unknown product. */
    public List<Neighbour> similar(String product, int n) {
        return neighbours(model.similar(), product, n);
    }

    /** Products in the same baskets more often than chance, by a lower bound of their lift; empty for an unknown product. */
    public List<Neighbour> boughtTogether(String product, int n) {
        return neighbours(model.together(), product, n);
    }

    private List<Neighbour> neighbours(SparseRows rows, String product, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("n is " + n + "; ask for 0 or more products.");
        }
        int i = products.find(product);
        List<Neighbour> neighbours = new ArrayList<>();
        for (int e = 0; i >= 0 && e < Math.min(n, rows.count(i)); e++) {
            int at = rows.offsets()[i] + e;
            neighbours.add(new Neighbour(products.id(rows.indices()[at]), rows.values()[at]));
        }
        return neighbours;
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        products.save(out);
        blend.save(out);
        standing.save(out);
        out.writeInt(metrics.size());
        for (Map.Entry<String, Double> metric : new TreeMap<>(metrics).entrySet()) {
            out.writeUTF(metric.getKey());
            out.writeDouble(metric.getValue());
        }
        model.save(out);
    }

    public static ShopRecommender load(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("Shop model of format " + format + "; this version reads " + FORMAT + ".");
        }
        IdIndex products = IdIndex.load(in);
        ShopBlend blend = ShopBlend.load(in);
        Standing standing = Standing.load(in);
        Map<String, Double> metrics = new TreeMap<>();
        for (int m = in.readInt(); m > 0; m--) {
            metrics.put(in.readUTF(), in.readDouble());
        }
        return new ShopRecommender(products, ShopModel.load(in), blend, standing, metrics);
    }
}
