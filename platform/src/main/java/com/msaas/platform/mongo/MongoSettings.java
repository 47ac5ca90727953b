package com.msaas.platform.mongo;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where the service's database is.
///
/// @param uri a MongoDB connection string, from `CLINIC_MONGODB_URI`
/// @param database its name, the service's own name unless `CLINIC_MONGODB_DATABASE` says otherwise
@Validated
@ConfigurationProperties("clinic.mongodb")
public record MongoSettings(@NotBlank String uri, @NotBlank String database) {}
