package com.msaas.scheduling.provider;

/// What somebody is in the clinic.
public enum ProviderType {
    DENTIST,
    HYGIENIST,
    ASSISTANT
}
