package io.clickshelf.platform.config;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.platform.decision.DecisionLog;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.kafka.RecordTraces;
import io.clickshelf.platform.problem.ProblemAdvice;
import io.clickshelf.platform.time.EventClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Clocks, JSON, problem details and the decision log. */
@AutoConfiguration(beforeName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@Import(ProblemAdvice.class)
public class PlatformConfiguration {

    /** The wall clock: for audit, tokens and expiry. */
    @Bean
    @Primary
    @ConditionalOnMissingBean(name = "clock")
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Event time: for training, windows and plans. */
    @Bean
    EventClock eventClock(Clock clock) {
        return new EventClock(clock);
    }

    /** The version that runs, at {@code /actuator/info}; from the jar, so that there is none in a development tree. */
    @Bean
    InfoContributor versionInfo() {
        String version = PlatformConfiguration.class.getPackage().getImplementationVersion();
        return info -> info.withDetail("build", Map.of("version", Objects.requireNonNullElse(version, "development")));
    }

    @Bean
    JsonMapperBuilderCustomizer clickshelfJson() {
        return Json::configure;
    }

    @Bean
    DecisionLog decisionLog(EventPublisher publisher, RecordTraces traces, Clock clock, MeterRegistry meters) {
        return new DecisionLog(publisher, traces, clock, meters);
    }
}
