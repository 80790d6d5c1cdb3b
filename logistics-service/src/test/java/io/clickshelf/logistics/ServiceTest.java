package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.security.InternalTokens;
import io.clickshelf.platform.security.Role;
import io.clickshelf.platform.testing.IntegrationTest;
import io.clickshelf.platform.testing.ServiceClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The service on a real broker and database, called as its operators do. */
@IntegrationTest("spring.config.name=logistics")
@SuppressWarnings("NullAway.Init")
abstract class ServiceTest {

    @Autowired
    protected EventPublisher publisher;

    @Autowired
    private InternalTokens tokens;

    @LocalServerPort
    private int port;

    protected final JsonNode get(String path) {
        return checked(200, client().get(path));
    }

    protected final void absent(String path) {
        checked(404, client().get(path));
    }

    protected final String text(String path) {
        return client().get(path).text();
    }

    protected final JsonNode put(String path, String json) {
        return checked(200, client().put(path, json));
    }

    protected final JsonNode post(String path, String json) {
        return post(path, json, 200);
    }

    /** @param status that it must be answered with */
    protected final JsonNode post(String path, String json, int status) {
        return checked(status, client().post(path, json));
    }

    private static JsonNode checked(int status, ServiceClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }

    private ServiceClient client() {
        return new ServiceClient(port, tokens, Role.OPERATIONS);
    }
}
