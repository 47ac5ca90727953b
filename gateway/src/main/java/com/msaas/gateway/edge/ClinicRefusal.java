package com.msaas.gateway.edge;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why somebody known does not get to a clinic.
enum ClinicRefusal implements Refusal {
    CLINIC_REQUIRED(
            "CLINIC_REQUIRED",
            RefusalKind.INVALID,
            "You belong to several clinics: say which one is meant by the header X-Clinic-Id."),
    NOT_CARRIED("FORBIDDEN", RefusalKind.FORBIDDEN, "Your access token does not carry this clinic."),
    NO_CLINIC("FORBIDDEN", RefusalKind.FORBIDDEN, "You belong to no clinic yet.");

    private final String code;
    private final RefusalKind kind;
    private final String message;

    ClinicRefusal(String code, RefusalKind kind, String message) {
        this.code = code;
        this.kind = kind;
        this.message = message;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public RefusalKind kind() {
        return kind;
    }

    @Override
    public String message() {
        return message;
    }
}
