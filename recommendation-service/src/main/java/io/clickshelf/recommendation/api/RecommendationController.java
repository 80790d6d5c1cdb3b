package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.recommendation.BuyAgain;
import io.clickshelf.contracts.recommendation.RecommendRequest;
import io.clickshelf.contracts.recommendation.RecommendResponse;
import io.clickshelf.contracts.recommendation.RelatedProducts;
import io.clickshelf.contracts.recommendation.TrendingProducts;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.platform.security.Role;
import io.clickshelf.recommendation.model.FittedShop;
import io.clickshelf.recommendation.model.Neighbour;
import io.clickshelf.recommendation.model.ShopRecommender;
import io.clickshelf.recommendation.store.Offer;
import io.clickshelf.recommendation.store.Shelf;
import io.clickshelf.recommendation.stream.ContentShelf;
import io.clickshelf.recommendation.stream.RecommendationModel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What to show. */
@RestController
@RolesAllowed(Role.STOREFRONT)
@Tag(name = "Show", description = "Recommendations, similar products, what is bought together.")
class RecommendationController {

    private static final int MOST_RELATED = 100;

    private final Recommender recommender;
    private final ManagedModel<FittedShop> model;
    private final Shelf shelf;
    private final ContentShelf content;
    private final Trends trends;
    private final Repurchases repurchases;
    private final Showable showable;

    RecommendationController(
            Recommender recommender,
            ManagedModel<FittedShop> model,
            Shelf shelf,
            ContentShelf content,
            Trends trends,
            Repurchases repurchases,
            Showable showable) {
        this.recommender = recommender;
        this.model = model;
        this.shelf = shelf;
        this.content = content;
        this.trends = trends;
        this.repurchases = repurchases;
        this.showable = showable;
    }

    @PostMapping("/recommend")
    @Operation(summary = "What to show to a shopper")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "smallest", value = "{\"userId\":\"123\",\"topN\":5}"),
                                @ExampleObject(
                                        name = "cart",
                                        value = "{\"userId\":\"123\",\"page\":\"cart\",\"cart\":[\"P1\"],\"topN\":4,"
                                                + "\"maxPerCategory\":2,\"diversity\":0.3}"),
                                @ExampleObject(
                                        name = "category",
                                        value = "{\"userId\":\"123\",\"page\":\"category\",\"category\":\"Garden\","
                                                + "\"maxPrice\":50,\"explain\":true}")
                            }))
    RecommendResponse recommend(@Valid @RequestBody RecommendRequest request) {
        return recommender.recommend(request);
    }

    @GetMapping("/products/{productId}/similar")
    @Operation(summary = "Products taken by the same shoppers; for a product nobody took yet, those described alike")
    RelatedProducts similar(@PathVariable String productId, @RequestParam(defaultValue = "10") int topN) {
        ShopRecommender fitted = fitted().model().recommender();
        return related(
                productId,
                bounded(topN),
                fitted.knows(productId)
                        ? fitted.similar(productId, MOST_RELATED)
                        : content.similar(productId, MOST_RELATED));
    }

    @GetMapping("/products/{productId}/bought_together")
    @Operation(summary = "Products in the same baskets more often than chance")
    RelatedProducts boughtTogether(@PathVariable String productId, @RequestParam(defaultValue = "10") int topN) {
        return related(
                productId, bounded(topN), fitted().model().recommender().boughtTogether(productId, MOST_RELATED));
    }

    @GetMapping("/trending")
    @Operation(summary = "Products that are in demand more than usual")
    TrendingProducts trending(
            @RequestParam(required = false) @Nullable String category, @RequestParam(defaultValue = "10") int topN) {
        return trends.trending(category, bounded(topN));
    }

    @GetMapping("/users/{userId}/buy_again")
    @Operation(summary = "What a shopper may need again, by each product's own interval")
    BuyAgain buyAgain(@PathVariable String userId, @RequestParam(defaultValue = "10") int topN) {
        return repurchases.due(userId, bounded(topN));
    }

    private RelatedProducts related(String productId, int topN, List<Neighbour> neighbours) {
        ShopRecommender fitted = fitted().model().recommender();
        if (!fitted.knows(productId) && shelf.find(productId) == null) {
            throw ProblemException.notFound("There is no product \"" + productId + "\"; send it with POST /products.");
        }
        Predicate<Offer> shown = showable.now();
        return new RelatedProducts(
                productId,
                neighbours.stream()
                        .filter(n -> shown.test(shelf.offer(n.product())))
                        .limit(topN)
                        .map(n -> new RelatedProducts.Related(
                                n.product(), shelf.offer(n.product()).title(), n.strength()))
                        .toList(),
                RecommendationModel.NAME + "-" + fitted().version());
    }

    private static int bounded(int topN) {
        if (topN < 1 || topN > MOST_RELATED) {
            throw new IllegalArgumentException("topN is " + topN + "; ask for 1 to " + MOST_RELATED + " products.");
        }
        return topN;
    }

    private ManagedModel.Versioned<FittedShop> fitted() {
        return model.champion()
                .orElseThrow(
                        () -> ProblemException.unavailable(
                                "no_model",
                                "The model has not been fitted yet: that takes seconds after the first orders, minutes after very many."));
    }
}
