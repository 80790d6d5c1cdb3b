package io.clickshelf.pricing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the pricing-service. */
@SpringBootApplication
public class PricingApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "pricing");
        SpringApplication.run(PricingApplication.class, args);
    }
}
