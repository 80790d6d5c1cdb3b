package io.clickshelf.recommendation.api;

import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.recommendation.model.Answer;
import io.clickshelf.recommendation.model.FittedShop;
import io.clickshelf.recommendation.model.Newcomers;
import io.clickshelf.recommendation.model.Question;
import io.clickshelf.recommendation.model.Recommendation;
import io.clickshelf.recommendation.model.ShopRecommender;
import io.clickshelf.recommendation.stream.ContentShelf;
import io.clickshelf.recommendation.stream.RecommendationModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What finds products for a shopper: the champion, a version that an experiment names, or what sells. */
@Component
class Finders {

    private static final String POPULARITY = "popularity";
    /** A variant's number for it. */
    private static final long POPULARITY_VERSION = 0;

    private static final int REASONS_EXPLAINED = 10;

    private final ManagedModel<FittedShop> model;
    private final BestSellers bestSellers;
    private final ContentShelf content;

    Finders(ManagedModel<FittedShop> model, BestSellers bestSellers, ContentShelf content) {
        this.content = content;
        this.model = model;
        this.bestSellers = bestSellers;
    }

    /** A finder, and what the answer names as its model's version. */
    record Found(Ranking.Finder finder, String modelVersion) {}

    /** @param version null for the champion; one that is no longer kept is answered by the champion */
    Found of(@Nullable Long version, Asked asked, ShopperProfile profile) {
        if (version != null && version == POPULARITY_VERSION) {
            return popular();
        }
        Optional<ManagedModel.Versioned<FittedShop>> named =
                version == null ? Optional.empty() : model.version(version);
        Optional<ManagedModel.Versioned<FittedShop>> answering = named.or(model::champion);
        return answering.map(fitted -> modelled(fitted, asked, profile)).orElseGet(this::popular);
    }

    private Found modelled(ManagedModel.Versioned<FittedShop> fitted, Asked asked, ShopperProfile profile) {
        int reasons = asked.request().explained() ? REASONS_EXPLAINED : 1;
        ShopRecommender recommender = fitted.model().recommender();
        Newcomers newcomers = content.newcomers(recommender);
        return new Found(
                (filter, n) -> recommender.ask(new Question(
                        profile.history(),
                        asked.session(),
                        asked.unshown(),
                        filter,
                        n,
                        reasons,
                        newcomers,
                        asked.shelf())),
                RecommendationModel.NAME + "-" + fitted.version());
    }

    private Found popular() {
        return new Found((filter, n) -> new BestSelling(bestSellers.products(), filter, n), POPULARITY);
    }

    /** Answers by what sells, which nothing else speaks for. */
    private record BestSelling(List<String> products, Predicate<String> filter, int n) implements Answer {

        @Override
        public List<Recommendation> best() {
            return passing(filter);
        }

        @Override
        public List<Recommendation> among(Collection<String> named) {
            return passing(filter.and(named::contains));
        }

        private List<Recommendation> passing(Predicate<String> all) {
            List<Recommendation> best = new ArrayList<>();
            int rank = 0;
            for (String product : products) {
                rank++;
                if (best.size() < n && all.test(product)) {
                    best.add(new Recommendation(product, 1.0 / rank, List.of(), 1.0 / rank));
                }
            }
            return best;
        }

        @Override
        public List<Recommendation> explained(List<Recommendation> found) {
            return found;
        }

        @Override
        public void close() {}
    }
}
