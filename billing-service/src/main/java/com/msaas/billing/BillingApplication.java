package com.msaas.billing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service of plans and usage.
@SpringBootApplication
public class BillingApplication {

    /// The entry point.
    public static void main(String[] args) {
        SpringApplication.run(BillingApplication.class, args);
    }
}
