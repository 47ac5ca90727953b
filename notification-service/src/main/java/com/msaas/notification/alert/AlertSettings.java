package com.msaas.notification.alert;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How owners are told of critical actions.
///
/// @param window for how long after the first what is alike belongs to the same alert
/// @param patience how long is waited for what a mail needs and is not here yet: who belongs to the clinic, an address,
/// the clinic's zone
/// @param patienceForNames how long the name of who did it is waited for, without which a mail can go
@ConfigurationProperties("clinic.alerts")
record AlertSettings(
        @DefaultValue("10m") Duration window,
        @DefaultValue("10m") Duration patience,
        @DefaultValue("2m") Duration patienceForNames) {

    AlertSettings {
        if (window.toMinutes() < 1) {
            throw new IllegalArgumentException("clinic.alerts.window is at least a minute");
        }
    }
}
