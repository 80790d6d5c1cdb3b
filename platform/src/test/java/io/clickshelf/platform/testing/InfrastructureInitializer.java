package io.clickshelf.platform.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a service at the test infrastructure, emptied for it. */
public final class InfrastructureInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Infrastructure infrastructure = Infrastructure.get();
        infrastructure.emptyBroker();
        Database database = infrastructure.newDatabase();
        TestPropertyValues.of(
                        "spring.kafka.bootstrap-servers=" + infrastructure.bootstrapServers(),
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password(),
                        "clickshelf.internal.secret=" + Infrastructure.INTERNAL_SECRET)
                .applyTo(context);
    }
}
