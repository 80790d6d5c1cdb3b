package io.clickshelf.platform.registry;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionTemplate;

/** The model registry, in the service's own schema. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        })
@EnableConfigurationProperties(TrainingProperties.class)
@EnableScheduling
@Import(ModelController.class)
public class RegistryConfiguration {

    @Bean
    ModelVersions modelVersions(JdbcClient jdbc, TransactionTemplate transactions) {
        return new ModelVersions(jdbc, transactions);
    }

    @Bean
    ModelRegistry modelRegistry(
            ModelVersions versions,
            DataSource dataSource,
            Clock clock,
            MeterRegistry meters,
            TrainingProperties properties) {
        return new ModelRegistry(versions, dataSource, clock, meters, properties);
    }
}
