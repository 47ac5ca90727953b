package com.msaas.billing.checkout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How plans are sold.
///
/// @param trial how long a clinic that never paid may try a plan before it does
@ConfigurationProperties("clinic.billing.checkout")
record CheckoutSettings(@DefaultValue("14d") Duration trial) {}
