package com.msaas.billing.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// The plans there are.
///
/// @param initial the one that a new clinic has
/// @param plans each by its name
@Validated
@ConfigurationProperties("clinic.billing")
record PlanSettings(@NotBlank String initial, @NotEmpty Map<String, @Valid Limits> plans) {

    PlanSettings {
        if (!plans.containsKey(initial)) {
            throw new IllegalArgumentException("the initial plan '" + initial + "' is none of " + plans.keySet());
        }
    }
}
