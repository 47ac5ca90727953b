package com.msaas.scheduling.copies;

import com.msaas.platform.inbox.CopyWait;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.stereotype.Component;

/// What is known of the clinic that the work at hand is done for.
@Component
public final class CurrentClinic {
    private final ClinicSettingsCopy copy;
    private final CopyWait copyWait;

    CurrentClinic(ClinicSettingsCopy copy, CopyWait copyWait) {
        this.copy = copy;
        this.copyWait = copyWait;
    }

    /// Its settings. A clinic that was founded a moment ago is waited for a little.
    ///
    /// @throws RefusedException with `TENANT_NOT_READY` when they have not arrived
    public ClinicSettings settings() {
        CommonRefusal notReady = CommonRefusal.tenantNotReady();
        return copyWait.orRefuse(ClinicSettingsCopy.NAME, copy::current, notReady, notReady);
    }
}
