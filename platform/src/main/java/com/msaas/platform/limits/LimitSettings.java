package com.msaas.platform.limits;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What a clinic may do before billing has told of its plan: the plan that every clinic begins with.
///
/// @param plan its name
/// @param liftedBy the next plan
/// @param allowed by name of limit; one that is not named has none
@ConfigurationProperties("clinic.limits.until-told")
record LimitSettings(String plan, @Nullable String liftedBy, Map<String, Long> allowed) {}
