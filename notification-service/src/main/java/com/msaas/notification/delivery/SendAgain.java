package com.msaas.notification.delivery;

import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Has a failed notice sent again, to the address that the patient has by now, unless what it says has become
/// untrue or useless meanwhile.
@Component
class SendAgain {
    private final Notices notices;
    private final NoticeJobs jobs;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    SendAgain(Notices notices, NoticeJobs jobs, AuditTrail audit, Transactions transactions, Clock clock) {
        this.notices = notices;
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    Notice send(NoticeId id) {
        return transactions.inOne(() -> {
            Notice failed = notices.find(id).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("notice")));
            if (failed.state() != NoticeState.FAILED) {
                throw new RefusedException(DeliveryRefusal.NOTICE_NOT_FAILED);
            }
            Notice again = notices.startOver(failed)
                    .orElseThrow(() -> new RefusedException(DeliveryRefusal.NOTICE_NOT_FAILED));
            jobs.startOver(again, clock.instant());
            audit.record(AuditEntry.of("notice.sent_again", "notice", id.value())
                    .change("state", failed.state(), again.state()));
            return again;
        });
    }
}
