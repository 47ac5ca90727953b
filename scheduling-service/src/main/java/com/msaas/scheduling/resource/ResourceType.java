package com.msaas.scheduling.resource;

/// What there is to be shared.
public enum ResourceType {
    CHAIR,
    ROOM,
    EQUIPMENT
}
