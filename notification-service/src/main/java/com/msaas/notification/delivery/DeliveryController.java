package com.msaas.notification.delivery;

import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/notifications/deliveries")
class DeliveryController {
    private final Notices notices;
    private final NoticeJobs jobs;
    private final SendAgain sendAgain;
    private final Idempotently idempotently;
    private final Clock clock;

    DeliveryController(Notices notices, NoticeJobs jobs, SendAgain sendAgain, Idempotently idempotently, Clock clock) {
        this.notices = notices;
        this.jobs = jobs;
        this.sendAgain = sendAgain;
        this.idempotently = idempotently;
        this.clock = clock;
    }

    @Needs(Permission.SEE_NOTICES)
    @GetMapping
    Page<View> list(
            @RequestParam Optional<NoticeState> state,
            @RequestParam Optional<NoticeKind> kind,
            @RequestParam Optional<UUID> clientId,
            @RequestParam Optional<UUID> appointmentId,
            PageRequest page) {
        Page<Notice> found = notices.list(new DeliveryFilter(state, kind, clientId, appointmentId), page);
        Instant now = clock.instant();
        Map<NoticeId, Instant> next = jobs.nextTries(found.items());
        return found.map(notice -> View.of(notice, next.get(notice.id()), now));
    }

    @Needs(Permission.SEE_NOTICES)
    @GetMapping("/{id}")
    View one(@PathVariable NoticeId id) {
        return view(notices.find(id).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("notice"))));
    }

    @Needs(Permission.KEEP_NOTICES)
    @PostMapping("/{id}/send-again")
    ResponseEntity<View> sendAgain(@PathVariable NoticeId id) {
        return idempotently.ok(() -> sendAgain.send(id), notice -> View.of(notice, null, clock.instant()));
    }

    private View view(Notice notice) {
        return View.of(notice, jobs.nextTries(List.of(notice)).get(notice.id()), clock.instant());
    }

    /// A notice as clients read it: neither address nor text, which it does not hold.
    ///
    /// @param perhapsSent whether it may be with the patient although it was not sent as far as is known
    record View(
            NoticeId id,
            NoticeKind kind,
            String channel,
            UUID clientId,
            UUID appointmentId,
            NoticeState state,
            @Nullable WaitingFor waitingFor,
            int attempts,
            @Nullable Instant nextTryAt,
            @Nullable String providerAnswer,
            @Nullable NotSentBecause because,
            int possiblyTwice,
            boolean perhapsSent,
            Instant dueAt,
            @Nullable Instant sentAt,
            Instant createdAt) {
        static View of(Notice notice, @Nullable Instant nextTryAt, Instant now) {
            PlannedNotice planned = notice.planned();
            return new View(
                    notice.id(),
                    planned.kind(),
                    PlannedNotice.CHANNEL,
                    planned.client(),
                    planned.appointment(),
                    notice.state(),
                    notice.waitingFor(now).orElse(null),
                    notice.attempts(),
                    nextTryAt,
                    notice.providerAnswer(),
                    notice.because(),
                    notice.possiblyTwice(),
                    notice.isPerhapsSent(),
                    planned.due(),
                    notice.sentAt(),
                    notice.createdAt());
        }
    }
}
