package com.msaas.scheduling.appointment;

import java.util.UUID;

/// That somebody entitled to it let an appointment overlap others, and why.
public record Overbooking(String reason, UUID by) {}
