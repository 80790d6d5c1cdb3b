package io.clickshelf.ingestion;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the ingestion-service. */
@SpringBootApplication
public class IngestionApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "ingestion");
        SpringApplication.run(IngestionApplication.class, args);
    }
}
