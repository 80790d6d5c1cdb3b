package io.clickshelf.allinone;

import io.clickshelf.embedded.EmbeddedDatabase;
import io.clickshelf.embedded.EmbeddedKafka;
import io.clickshelf.platform.security.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What each service is told on its command line: the same properties that configure it when it runs alone. */
final class ServiceArguments {

    static final String DATABASE = "clickshelf";
    private static final List<String> ROLES =
            List.of(Role.PRODUCER, Role.STOREFRONT, Role.OPERATIONS, Role.PRICING, Role.ADMIN);

    private final PlatformSettings settings;
    private final Map<HostedService, Integer> ports;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, String> shared = new LinkedHashMap<>();

    ServiceArguments(
            PlatformSettings settings,
            Map<HostedService, Integer> ports,
            EmbeddedKafka kafka,
            EmbeddedDatabase database)
            throws IOException {
        this.settings = settings;
        this.ports = ports;
        Home home = settings.home();
        for (String role : ROLES) {
            keys.put(role, home.secret(role));
        }
        shared.put("spring.main.register-shutdown-hook", "false");
        shared.put("spring.kafka.bootstrap-servers", kafka.bootstrapServers());
        shared.put("spring.kafka.streams.state-dir", home.resolve("streams").toString());
        shared.put("spring.datasource.url", database.jdbcUrl(DATABASE));
        shared.put("spring.datasource.username", database.username());
        shared.put("spring.datasource.password", database.password());
        shared.put("clickshelf.internal.secret", home.secret("internal"));
        shared.put("clickshelf.ingestion.directory", home.resolve("ingestion").toString());
        shared.put("logging.file.name", home.log().toString());
        shared.put("logging.threshold.console", "OFF");
        // One log for all: the logger's name says which service speaks.
        shared.put("logging.pattern.file", "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %-50.50logger{49} %msg%n");
        for (HostedService service : HostedService.inner()) {
            shared.put(
                    "clickshelf.services." + service.serviceName() + ".url",
                    "http://" + PlatformSettings.LOOPBACK + ":" + ports.get(service));
        }
    }

    /** One key per role, as given to people. */
    Map<String, String> keys() {
        return keys;
    }

    int port(HostedService service) {
        return Objects.requireNonNull(ports.get(service));
    }

    String[] of(HostedService service) {
        Map<String, String> properties = new LinkedHashMap<>(shared);
        boolean gateway = service == HostedService.GATEWAY;
        properties.put("spring.config.name", service.serviceName());
        properties.put("server.address", gateway ? settings.bind() : PlatformSettings.LOOPBACK);
        properties.put("server.port", String.valueOf(port(service)));
        if (gateway) {
            keys.forEach((role, key) -> properties.put("clickshelf.gateway.keys." + role, key));
        }
        List<String> arguments = new ArrayList<>();
        properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments.toArray(String[]::new);
    }
}
