package com.msaas.scheduling.calendar;

/// Whose agenda it is.
public enum AgendaKind {
    PROVIDER,
    RESOURCE
}
