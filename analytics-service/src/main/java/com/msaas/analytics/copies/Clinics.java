package com.msaas.analytics.copies;

import com.msaas.platform.inbox.CopyWait;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.stereotype.Component;

/// What is known of the clinic that the work at hand is done for.
@Component
public class Clinics {
    private final ClinicCopy copy;
    private final CopyWait copyWait;

    Clinics(ClinicCopy copy, CopyWait copyWait) {
        this.copy = copy;
        this.copyWait = copyWait;
    }

    /// The bound clinic. One that was founded a moment ago is waited for a little.
    ///
    /// @throws RefusedException with `TENANT_NOT_READY` when it has not told of itself
    public Clinic current() {
        CommonRefusal notReady = CommonRefusal.tenantNotReady();
        return copyWait.orRefuse(ClinicCopy.NAME, copy::current, notReady, notReady);
    }
}
