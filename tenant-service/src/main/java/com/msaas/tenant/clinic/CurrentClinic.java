package com.msaas.tenant.clinic;

import com.msaas.platform.inbox.CopyWait;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.stereotype.Component;

/// The clinic that is asked about. One that was registered a moment ago is waited for.
@Component
public class CurrentClinic {
    private final Clinics clinics;
    private final CopyWait copyWait;

    CurrentClinic(Clinics clinics, CopyWait copyWait) {
        this.clinics = clinics;
        this.copyWait = copyWait;
    }

    /// The bound clinic.
    ///
    /// @throws RefusedException with `TENANT_NOT_READY` when it has not opened yet
    Clinic get() {
        return copyWait.orRefuse(
                OpenRegisteredClinic.NAME,
                clinics::find,
                CommonRefusal.tenantNotReady(),
                CommonRefusal.tenantNotReady());
    }

    /// The clocks and hours of the bound clinic.
    ///
    /// @throws RefusedException with `TENANT_NOT_READY` when it has not opened yet
    public ClinicHours hours() {
        Clinic clinic = get();
        return new ClinicHours(clinic.timezone(), clinic.openingHours());
    }
}
