package com.msaas.auth.copies;

import com.msaas.platform.inbox.CopyWait;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The clinics as this service knows them.
@Component
public class Clinics {
    private final ClinicCopy copy;
    private final CopyWait copyWait;

    Clinics(ClinicCopy copy, CopyWait copyWait) {
        this.copy = copy;
        this.copyWait = copyWait;
    }

    /// The bound clinic. One that was registered a moment ago is waited for.
    ///
    /// @throws RefusedException with `TENANT_NOT_READY` when it is not known yet
    public Clinic current() {
        return copyWait.orRefuse(
                ClinicCopy.NAME, copy::current, CommonRefusal.tenantNotReady(), CommonRefusal.tenantNotReady());
    }

    /// The bound clinic, if it is known.
    public Optional<Clinic> find() {
        return copy.current();
    }
}
