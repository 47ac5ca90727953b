package com.msaas.tenant.auditlog;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// What the log is signed with.
///
/// @param auditKey random text that nobody knows who can write the database
/// @param auditEarlierKeys what was signed by these still counts
@Validated
@ConfigurationProperties("clinic.tenant")
record AuditSettings(
        @NotBlank @Size(min = 32) String auditKey, @Nullable List<@Size(min = 32) String> auditEarlierKeys) {

    @Override
    public String toString() {
        return "AuditSettings";
    }
}
