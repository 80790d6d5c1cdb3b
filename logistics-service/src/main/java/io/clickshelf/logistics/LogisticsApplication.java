package io.clickshelf.logistics;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the logistics-service. */
@SpringBootApplication
public class LogisticsApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "logistics");
        SpringApplication.run(LogisticsApplication.class, args);
    }
}
