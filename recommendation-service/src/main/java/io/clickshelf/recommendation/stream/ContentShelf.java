package io.clickshelf.recommendation.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.recommendation.model.ContentIndex;
import io.clickshelf.recommendation.model.Neighbour;
import io.clickshelf.recommendation.model.Newcomers;
import io.clickshelf.recommendation.model.ProductText;
import io.clickshelf.recommendation.model.ShopRecommender;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is written about the catalogue's products, kept as it changes, and those of them that the model has not learnt of: a product published a second
 * ago has neighbours and can be shown. Of more newcomers than {@value #MOST_NEWCOMERS} the last published count.
 */
@Component
public class ContentShelf {

    private static final int MOST_NEWCOMERS = 500;
    private static final int MOST_MODELS = 4;

    private final ContentIndex index = new ContentIndex();
    private final Set<String> published = new LinkedHashSet<>();
    /** Of the models that answer now: the champion, and those of experiments. */
    private final Map<ShopRecommender, Newcomers> placed = new ConcurrentHashMap<>();

    private final Set<ShopRecommender> placing = ConcurrentHashMap.newKeySet();

    /** A change of the catalogue, on the one thread that reads it; null is a removal. */
    public void changed(String productId, @Nullable Product product) {
        boolean sold = product != null && product.sold();
        synchronized (published) {
            published.remove(productId);
            if (sold) {
                published.add(productId);
            }
        }
        if (product == null || !sold) {
            index.remove(productId);
            placed.values().forEach(newcomers -> newcomers.remove(productId));
            return;
        }
        index.put(text(product));
        placed.values().forEach(newcomers -> place(productId, newcomers));
    }

    /** In the words of the model. */
    public static ProductText text(Product product) {
        return new ProductText(
                product.productId(),
                product.title(),
                product.description(),
                product.brand(),
                product.category(),
                product.price() == null ? Double.NaN : product.price().doubleValue());
    }

    /** Products like a given one by what is written about them. */
    public List<Neighbour> similar(String productId, int n) {
        return index.similar(productId, n, product -> true);
    }

    /** Newcomers to this model; none for the moment it takes to place them after a new model has come, which is done aside. */
    public @Nullable Newcomers newcomers(ShopRecommender model) {
        Newcomers known = placed.get(model);
        if (known == null && placing.add(model)) {
            Thread.ofPlatform().name("newcomers").daemon().start(() -> placeAll(model));
        }
        return known;
    }

    private void placeAll(ShopRecommender model) {
        Newcomers fresh = new Newcomers(model);
        Set<String> done = new HashSet<>(lastPublished(model));
        done.forEach(product -> place(product, fresh));
        if (placed.size() >= MOST_MODELS) {
            placed.clear(); // those still asked are placed again
        }
        placed.put(model, fresh);
        placing.remove(model);
        // What was published meanwhile went to the newcomers of other models alone.
        lastPublished(model).stream()
                .filter(product -> !done.contains(product))
                .forEach(product -> place(product, fresh));
    }

    private List<String> lastPublished(ShopRecommender model) {
        List<String> products;
        synchronized (published) {
            products =
                    published.stream().filter(product -> !model.knows(product)).toList();
        }
        return products.subList(Math.max(0, products.size() - MOST_NEWCOMERS), products.size());
    }

    private void place(String product, Newcomers to) {
        if (!to.model().knows(product)) {
            to.put(product, index.similar(product, Newcomers.NEIGHBOURS, to.model()::knows));
        }
    }
}
