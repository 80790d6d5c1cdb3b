package io.clickshelf.recommendation.stream;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.platform.kafka.CompactedTable;
import io.clickshelf.platform.registry.Fit;
import io.clickshelf.platform.registry.ModelCodec;
import io.clickshelf.platform.registry.Trainer;
import io.clickshelf.platform.time.EventClock;
import io.clickshelf.recommendation.RecommendationProperties;
import io.clickshelf.recommendation.model.FittedShop;
import io.clickshelf.recommendation.model.InteractionLog;
import io.clickshelf.recommendation.model.ShopSettings;
import io.clickshelf.recommendation.store.InteractionRow;
import io.clickshelf.recommendation.store.Interactions;
import io.clickshelf.recommendation.store.feedback.ShownAnswers;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fits the shop's model from the stored interactions, and measures it against the champion on what neither has seen. */
@Component
public class RecommendationModel implements Trainer<FittedShop>, ModelCodec<FittedShop> {

    /** Under which the registry knows it. */
    public static final String NAME = "recommendation";

    private static final Logger LOG = LoggerFactory.getLogger(RecommendationModel.class);

    /** How much an action says beside a purchase; those that are not here say nothing. */
    private static final Map<ActionType, Double> WEIGHTS = Map.of(
            ActionType.PURCHASE, 1.0,
            ActionType.CART_ADD, 0.4,
            ActionType.REVIEW, 0.4,
            ActionType.CLICK, 0.15,
            ActionType.VIEW, 0.15);

    /** Answers that a fit looks at. */
    private static final int MOST_SHOWN = 20_000;

    /** Clicks this far ahead of the newest order are no part of the shop's time: a replayed year meets today's visitor. */
    private static final Duration FARTHEST_AHEAD = Duration.ofDays(7);

    private final Interactions interactions;
    private final EventClock clock;
    private final RecommendationProperties properties;
    private final CompactedTable<Product> catalog;
    private final ShownAnswers shown;

    RecommendationModel(
            Interactions interactions,
            ShownAnswers shown,
            EventClock clock,
            RecommendationProperties properties,
            CompactedTable<Product> catalog) {
        this.catalog = catalog;
        this.shown = shown;
        this.interactions = interactions;
        this.clock = clock;
        this.properties = properties;
    }

    /** What an action of this kind weighs; 0 if it says nothing. */
    public static double weight(ActionType action) {
        return WEIGHTS.getOrDefault(action, 0.0);
    }

    @Override
    public Optional<Fit<FittedShop>> fit(@Nullable FittedShop champion) {
        InteractionLog.Builder builder = InteractionLog.builder();
        Instant end = clock.started() ? clock.instant().plus(FARTHEST_AHEAD) : Instant.MAX;
        FitMemory memory = FitMemory.ofThisProcess();
        interactions.forEach(memory.interactions(properties.fitInteractions()), row -> {
            if (row.at().isBefore(end)) {
                add(builder, row);
            }
        });
        InteractionLog log = builder.build();
        if (log.size() == 0) {
            return Optional.empty();
        }
        ShopSettings settings = ShopSettings.DEFAULT
                .withThreads(properties.fitThreads())
                .withNeighbours(memory.neighbours(log.products().size(), ShopSettings.DEFAULT.neighbours()))
                .with(catalog.values().stream().map(ContentShelf::text).toList())
                .withShown(shown.newest(MOST_SHOWN))
                .with(step -> LOG.debug("Fitting: {}", step));
        FittedShop candidate = FittedShop.fit(log, settings, champion);
        FittedShop.Comparison comparison = candidate.compare(champion, log, settings);
        return Optional.of(new Fit<>(candidate, comparison.candidate(), comparison.champion()));
    }

    private static void add(InteractionLog.Builder builder, InteractionRow row) {
        double weight = weight(row.action());
        if (weight > 0) {
            builder.add(
                    row.userId(),
                    row.productId(),
                    row.basketId(),
                    weight,
                    row.at().getEpochSecond());
        }
    }

    @Override
    public void save(FittedShop model, DataOutput out) throws IOException {
        model.save(out);
    }

    @Override
    public FittedShop load(DataInput in) throws IOException {
        return FittedShop.load(in);
    }
}
