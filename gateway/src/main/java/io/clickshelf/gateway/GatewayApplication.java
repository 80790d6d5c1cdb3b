package io.clickshelf.gateway;

import io.clickshelf.platform.registry.RegistryConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the gateway. It has no models of its own: at {@code /models} it answers for all services. */
@SpringBootApplication(exclude = RegistryConfiguration.class)
public class GatewayApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "gateway");
        SpringApplication.run(GatewayApplication.class, args);
    }
}
