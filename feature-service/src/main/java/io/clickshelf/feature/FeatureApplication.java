package io.clickshelf.feature;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the feature-service. */
@SpringBootApplication
public class FeatureApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "feature");
        SpringApplication.run(FeatureApplication.class, args);
    }
}
