package com.msaas.notification.delivery;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How patients are written to.
///
/// @param reminders how long before an appointment they are reminded
/// @param mailsPerMinute how many mails a clinic may send in a minute, over all instances
/// @param patience how long an address is waited for that is not here yet, and a clinic's name and zone
/// @param patienceForNames how long the names of service and provider are waited for, without which a mail can go
/// @param newsFor after how long it is no news any more that an appointment was made, changed or called off
@Validated
@ConfigurationProperties("clinic.notifications")
record DeliverySettings(
        @DefaultValue({"24h", "2h"}) List<Duration> reminders,
        @DefaultValue("60") @Min(1) int mailsPerMinute,
        @DefaultValue("10m") Duration patience,
        @DefaultValue("2m") Duration patienceForNames,
        @DefaultValue("24h") Duration newsFor) {

    DeliverySettings {
        reminders =
                reminders.stream().distinct().sorted(Comparator.reverseOrder()).toList();
        if (reminders.stream().anyMatch(lead -> lead.toMinutes() < 1)) {
            throw new IllegalArgumentException("clinic.notifications.reminders are at least a minute ahead");
        }
    }
}
