package com.msaas.scheduling;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the scheduling service.
@SpringBootApplication
public class SchedulingApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(SchedulingApplication.class, arguments);
    }
}
