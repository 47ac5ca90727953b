package com.msaas.notification.alert;

import java.util.UUID;

/// Names one alert.
record AlertId(UUID value) {}
