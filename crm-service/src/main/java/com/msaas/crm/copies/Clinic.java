package com.msaas.crm.copies;

import java.time.ZoneId;

/// Where a clinic keeps its time and in what it is paid.
public record Clinic(ZoneId zone, String currency) {
    static final Clinic NEW = new Clinic(ZoneId.of("Europe/Bucharest"), "RON");
}
