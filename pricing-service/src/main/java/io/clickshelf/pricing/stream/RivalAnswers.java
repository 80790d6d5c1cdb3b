package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.model.price.RivalAnswer;
import io.clickshelf.pricing.store.RivalAnswerStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How each rival answers our moves, over all products; learnt anew every few minutes. */
@Component
class RivalAnswers {

    private final RivalAnswerStore store;
    private final PricingProperties properties;
    private final Clock clock;
    private volatile Map<String, RivalAnswer> learnt = Map.of();

    RivalAnswers(RivalAnswerStore store, PricingProperties properties, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    /** Notes offers against the prices of ours that hold now, before anything is decided upon them. */
    void note(Collection<ExternalEvent> offers) {
        store.note(offers);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forget() {
        store.forget(clock.instant().minus(Duration.ofDays(properties.historyDays())));
    }

    @Scheduled(fixedDelayString = "${clickshelf.pricing.rival-answers:10m}")
    void learn() {
        learnt = store.moves().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, rival -> RivalAnswer.of(rival.getValue())));
    }

    RivalAnswer of(String rival) {
        return learnt.getOrDefault(rival, RivalAnswer.UNKNOWN);
    }
}
