package io.clickshelf.recommendation.model;

import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2DoubleMap;
import it.unimi.dsi.fastutil.objects.Object2DoubleOpenHashMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Products by what is written about them: cosine of TF-IDF vectors, damped by distance in price, so that a product has neighbours the moment it is
 * published. Readers and writers may come at any time.
 *
 * <p>Salton, Buckley: "Term-weighting approaches in automatic text retrieval" (1988); Lops et al.: content-based
 * recommender systems (2011). Adding costs O(terms); a question O(Σ products that share each of its terms), terms that more than a
 * tenth of the products share being passed over.
 */
public final class ContentIndex {

    private static final double COMMONEST = 0.1;
    private static final int ALWAYS_RARE = 50;
    /** Price never costs more than this share of the likeness: text says more. */
    private static final double PRICE_SHARE = 0.2;

    private final Map<String, Entry> entries = new HashMap<>();
    private final List<@Nullable Entry> slots = new ArrayList<>();
    private final IntArrayList free = new IntArrayList();
    private final ContentTerms terms = new ContentTerms();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private int normalisedAt;

    private static final class Entry {
        final String product;
        final double price;
        final int slot;
        final int[] terms;
        final float[] weights;
        double norm;

        Entry(String product, double price, int slot, int terms) {
            this.product = product;
            this.price = price;
            this.slot = slot;
            this.terms = new int[terms];
            this.weights = new float[terms];
        }
    }

    public int size() {
        lock.readLock().lock();
        try {
            return entries.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Adds a product, or replaces what was written about it. */
    public void put(ProductText text) {
        Object2DoubleOpenHashMap<String> words = TextTerms.of(text);
        lock.writeLock().lock();
        try {
            drop(text.product());
            int slot = free.isEmpty() ? slots.size() : free.popInt();
            Entry entry = new Entry(text.product(), text.price(), slot, words.size());
            int n = 0;
            for (Object2DoubleMap.Entry<String> word : words.object2DoubleEntrySet()) {
                entry.terms[n] = terms.number(word.getKey());
                entry.weights[n] = (float) word.getDoubleValue();
                terms.add(entry.terms[n], slot, entry.weights[n++]);
            }
            entries.put(text.product(), entry);
            if (slot == slots.size()) {
                slots.add(entry);
            } else {
                slots.set(slot, entry);
            }
            if (entries.size() > 1.1 * normalisedAt) {
                normalisedAt = entries.size();
                entries.values().forEach(this::normalise);
            } else {
                normalise(entry);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    public void remove(String product) {
        lock.writeLock().lock();
        try {
            drop(product);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void drop(String product) {
        Entry old = entries.remove(product);
        if (old != null) {
            slots.set(old.slot, null);
            free.add(old.slot);
            for (int term : old.terms) {
                terms.remove(term, old.slot);
            }
        }
    }

    private void normalise(Entry entry) {
        double sum = 0;
        for (int n = 0; n < entry.terms.length; n++) {
            double weight = entry.weights[n] * idf(entry.terms[n]);
            sum += weight * weight;
        }
        entry.norm = Math.sqrt(Math.max(sum, Double.MIN_NORMAL));
    }

    private double idf(int term) {
        return Math.log((1.0 + entries.size()) / (0.5 + terms.count(term)));
    }

    /**
     * Products most like a given one.
     *
     * @param wanted only these are returned
     * @return likeness above 0 to 1, most like first; empty if nothing is written about it
     */
    public List<Neighbour> similar(String product, int n, Predicate<String> wanted) {
        return likeAll(Map.of(product, 1.0), n, wanted);
    }

    /** Products most like a weighted set of products, none of which is returned. */
    public List<Neighbour> likeAll(Map<String, Double> profile, int n, Predicate<String> wanted) {
        lock.readLock().lock();
        try {
            Int2DoubleOpenHashMap question = new Int2DoubleOpenHashMap();
            double length = 0;
            double logPrice = 0;
            double priced = 0;
            for (Map.Entry<String, Double> item : profile.entrySet()) {
                Entry entry = entries.get(item.getKey());
                if (entry != null) {
                    double weight = item.getValue();
                    for (int t = 0; t < entry.terms.length; t++) {
                        question.addTo(entry.terms[t], weight * entry.weights[t] / entry.norm);
                    }
                    length += weight * weight;
                    logPrice += entry.price > 0 ? weight * Math.log(entry.price) : 0;
                    priced += entry.price > 0 ? weight : 0;
                }
            }
            return best(
                    score(question),
                    profile,
                    Math.sqrt(length),
                    priced > 0 ? logPrice / priced : Double.NaN,
                    n,
                    wanted);
        } finally {
            lock.readLock().unlock();
        }
    }

    private ScoreBuffer score(Int2DoubleOpenHashMap question) {
        ScoreBuffer scores = new ScoreBuffer(slots.size());
        double most = Math.max(ALWAYS_RARE, COMMONEST * entries.size());
        for (Int2DoubleMap.Entry of : question.int2DoubleEntrySet()) {
            int term = of.getIntKey();
            int count = terms.count(term);
            if (count > 1 && count <= most) {
                double idf = idf(term);
                float weight = (float) (of.getDoubleValue() * idf * idf);
                for (int p = 0; p < count; p++) {
                    scores.add(terms.slot(term, p), weight * terms.weight(term, p));
                }
            }
        }
        return scores;
    }

    private List<Neighbour> best(
            ScoreBuffer scores,
            Map<String, Double> profile,
            double length,
            double logPrice,
            int n,
            Predicate<String> wanted) {
        TopK best = new TopK(Math.min(n, scores.size()));
        for (int t = 0; t < scores.size(); t++) {
            int slot = scores.id(t);
            Entry entry = slots.get(slot);
            if (entry != null && !profile.containsKey(entry.product)) {
                float score = (float) (scores.get(slot) / (entry.norm * length) * nearPrice(logPrice, entry.price));
                if (best.wouldKeep(slot, score) && wanted.test(entry.product)) {
                    best.offer(slot, score);
                }
            }
        }
        best.sort();
        List<Neighbour> answer = new ArrayList<>(best.size());
        for (int rank = 0; rank < best.size(); rank++) {
            Entry entry = slots.get(best.id(rank));
            if (entry != null) {
                answer.add(new Neighbour(entry.product, best.score(rank)));
            }
        }
        return answer;
    }

    private static double nearPrice(double logPrice, double price) {
        if (!(price > 0) || Double.isNaN(logPrice)) {
            return 1;
        }
        return 1 - PRICE_SHARE + PRICE_SHARE * Math.exp(-Math.abs(Math.log(price) - logPrice));
    }
}
