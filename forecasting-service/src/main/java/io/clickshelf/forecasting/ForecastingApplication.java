package io.clickshelf.forecasting;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the forecasting-service. */
@SpringBootApplication
public class ForecastingApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "forecasting");
        SpringApplication.run(ForecastingApplication.class, args);
    }
}
