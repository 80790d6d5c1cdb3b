package io.clickshelf.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class InfrastructureTest {

    private final Infrastructure infrastructure = Infrastructure.get();

    @Test
    void anEmptiedBrokerTakesTheSameTopicAgain() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", infrastructure.bootstrapServers()))) {
            for (int round = 0; round < 2; round++) {
                infrastructure.emptyBroker();
                assertThat(admin.listTopics().names().get()).isEmpty();
                admin.createTopics(List.of(new NewTopic("again", 2, (short) 1)))
                        .all()
                        .get();
            }
        }
    }

    @Test
    void everyDatabaseIsNew() {
        assertThat(infrastructure.newDatabase().url())
                .isNotEqualTo(infrastructure.newDatabase().url());
    }
}
