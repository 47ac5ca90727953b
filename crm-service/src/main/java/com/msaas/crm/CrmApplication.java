package com.msaas.crm;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the patients' service.
@SpringBootApplication
public class CrmApplication {

    /// The entry point.
    public static void main(String[] args) {
        SpringApplication.run(CrmApplication.class, args);
    }
}
