package com.msaas.comms;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service of messages.
@SpringBootApplication
public class CommsApplication {

    /// The entry point.
    public static void main(String[] args) {
        SpringApplication.run(CommsApplication.class, args);
    }
}
