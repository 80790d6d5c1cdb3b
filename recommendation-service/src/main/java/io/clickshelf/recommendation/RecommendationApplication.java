package io.clickshelf.recommendation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the recommendation-service. */
@SpringBootApplication
public class RecommendationApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "recommendation");
        SpringApplication.run(RecommendationApplication.class, args);
    }
}
