package com.msaas.notification;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service of notices.
@SpringBootApplication
public class NotificationApplication {

    /// The entry point.
    public static void main(String[] args) {
        SpringApplication.run(NotificationApplication.class, args);
    }
}
