package com.msaas.notification.delivery;

import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.Jobs;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// The jobs that send notices: one for each, named by its id; a notice that is begun anew after its job had
/// come to an end gets another.
@Component
class NoticeJobs {
    static final String KIND = "notice_delivery";
    private static final String NOTICE = "notice_id";

    private final Jobs jobs;

    NoticeJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    static NoticeId noticeOf(Job job) {
        return new NoticeId(job.payload().get(NOTICE, UUID.class));
    }

    /// Has it sent when it is due.
    void schedule(Notice notice) {
        put(key(notice.id(), notice.rounds()), notice.id(), notice.planned().due());
    }

    /// Has it sent at once, by its former job where that has failed too.
    void startOver(Notice notice, Instant now) {
        if (!jobs.startOver(KIND, key(notice.id(), 0))) {
            put(key(notice.id(), notice.rounds()), notice.id(), now);
        }
    }

    private void put(String key, NoticeId id, Instant due) {
        jobs.schedule(KIND, key, due, new Document(NOTICE, id.value()));
    }

    /// There is nothing left to do, where it is not being done already.
    void cancel(Notice notice) {
        jobs.cancel(KIND, key(notice.id(), 0));
        if (notice.rounds() > 0) {
            jobs.cancel(KIND, key(notice.id(), notice.rounds()));
        }
    }

    /// Has all of the clinic's that are due wait on.
    void putOffDue(Instant until) {
        jobs.putOffDue(KIND, until);
    }

    /// When those of the notices that wait are tried next.
    Map<NoticeId, Instant> nextTries(List<Notice> notices) {
        Map<String, NoticeId> byKey = new HashMap<>();
        notices.stream().filter(Notice::isUnderWay).forEach(notice -> {
            byKey.put(key(notice.id(), 0), notice.id());
            byKey.put(key(notice.id(), notice.rounds()), notice.id());
        });
        Map<NoticeId, Instant> next = new HashMap<>();
        jobs.nextTries(KIND, byKey.keySet()).forEach((key, at) -> next.put(byKey.get(key), at));
        return next;
    }

    private static String key(NoticeId id, int round) {
        return round == 0 ? id.value().toString() : id.value() + "/" + round;
    }
}
