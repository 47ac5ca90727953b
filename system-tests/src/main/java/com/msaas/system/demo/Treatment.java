package com.msaas.system.demo;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the practice does.
///
/// @param before minutes that dentist and chair need before each visit
/// @param after and after it
/// @param price in lei
enum Treatment {
    CONSULTATION("Consultație", 30, 0, 0, "150.00", false),
    FILLING("Plombă fizionomică", 45, 0, 10, "350.00", true),
    EXTRACTION("Extracție", 60, 5, 10, "500.00", true),
    CLEANING("Igienizare profesională", 40, 0, 5, "280.00", false);

    private final String title;
    private final int minutes;
    private final int before;
    private final int after;
    private final String price;
    private final boolean inAChair;

    Treatment(String title, int minutes, int before, int after, String price, boolean inAChair) {
        this.title = title;
        this.minutes = minutes;
        this.before = before;
        this.after = after;
        this.price = price;
        this.inAChair = inAChair;
    }

    int minutes() {
        return minutes;
    }

    boolean inAChair() {
        return inAChair;
    }

    BigDecimal price() {
        return new BigDecimal(price);
    }

    /// What a visit keeps busy.
    Span busy(Span visit) {
        return visit.with(before, after);
    }

    Map<String, Object> asRequest() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("name", title);
        request.put("duration_minutes", minutes);
        request.put("buffer_before_minutes", before);
        request.put("buffer_after_minutes", after);
        request.put("price", Map.of("amount", price, "currency", "RON"));
        if (inAChair) {
            request.put("required_resource_type", "chair");
        }
        return request;
    }
}
