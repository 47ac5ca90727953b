package com.msaas.analytics;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service of numbers.
@SpringBootApplication
public class AnalyticsApplication {

    /// The entry point.
    public static void main(String[] args) {
        SpringApplication.run(AnalyticsApplication.class, args);
    }
}
