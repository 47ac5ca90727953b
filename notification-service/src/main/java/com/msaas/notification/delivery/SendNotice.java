package com.msaas.notification.delivery;

import com.msaas.notification.delivery.Judgement.Drop;
import com.msaas.notification.delivery.Judgement.Send;
import com.msaas.notification.delivery.Judgement.WaitFor;
import com.msaas.notification.delivery.Judgement.WaitUntil;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.jobs.TooEarly;
import com.msaas.platform.mail.MailNotTaken;
import com.msaas.platform.mail.Mailer;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Sends a notice when it is due, if it is still to be sent then. The attempt is noted, the mail handed in, and
/// what came of it noted together with the end of the job: if the process dies in between, the next attempt
/// finds the one that never ended.
@Component
class SendNotice implements JobHandler {
    private static final Duration SHORTEST_LOOK = Duration.ofMillis(250);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    private final Notices notices;
    private final JudgeNotice judge;
    private final Turns turns;
    private final NoticeMail mails;
    private final Mailer mailer;
    private final NoticeOutcomes outcomes;
    private final Transactions transactions;
    private final Jobs jobs;
    private final Clock clock;

    SendNotice(
            Notices notices,
            JudgeNotice judge,
            Turns turns,
            NoticeMail mails,
            Mailer mailer,
            NoticeOutcomes outcomes,
            Transactions transactions,
            Jobs jobs,
            Clock clock) {
        this.notices = notices;
        this.judge = judge;
        this.turns = turns;
        this.mails = mails;
        this.mailer = mailer;
        this.outcomes = outcomes;
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return NoticeJobs.KIND;
    }

    @Override
    public void run(Job job) {
        notices.find(NoticeJobs.noticeOf(job))
                .filter(Notice::isUnderWay)
                .ifPresent(notice -> pursue(job, notice, clock.instant()));
    }

    private void pursue(Job job, Notice notice, Instant now) {
        switch (judge.judge(notice, now)) {
            case Send known -> inTurn(job, notice, known, now);
            case WaitFor lacking -> {
                notices.lacks(notice, lacking.what());
                throw new TooEarly(now.plus(nextLook(notice, now)));
            }
            case WaitUntil later -> throw new TooEarly(later.due());
            case Drop drop ->
                transactions.inOne(() -> {
                    outcomes.dropped(notice, drop.because());
                    jobs.done(job);
                });
        }
    }

    /// The longer it has been waited for, the less it matters whether it is a moment longer.
    private static Duration nextLook(Notice notice, Instant now) {
        Instant since = notice.createdAt().isAfter(notice.planned().due())
                ? notice.createdAt()
                : notice.planned().due();
        Duration pause = Duration.between(since, now).dividedBy(4);
        if (pause.compareTo(SHORTEST_LOOK) < 0) {
            return SHORTEST_LOOK;
        }
        return pause.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : pause;
    }

    private void inTurn(Job job, Notice notice, Send known, Instant now) {
        turns.take(now).ifPresent(next -> {
            notices.lacks(notice, WaitingFor.TURN);
            throw new TooEarly(next);
        });
        notices.begin(notice).ifPresent(attempt -> send(job, attempt, known));
    }

    private void send(Job job, Notice attempt, Send known) {
        try {
            mailer.send(mails.write(attempt, known));
        } catch (MailNotTaken refusal) {
            notTaken(job, attempt, refusal);
            return;
        }
        transactions.inOne(() -> {
            outcomes.sent(attempt);
            jobs.done(job);
        });
    }

    private void notTaken(Job job, Notice attempt, MailNotTaken refusal) {
        if (!refusal.isForGood()) {
            notices.notTaken(attempt, refusal.answer(), refusal.mayHaveArrived());
            throw refusal;
        }
        transactions.inOne(() -> {
            outcomes.refused(attempt, refusal.answer());
            jobs.done(job);
        });
    }

    @Override
    public void failed(Job job) {
        notices.find(NoticeJobs.noticeOf(job))
                .filter(Notice::isUnderWay)
                .ifPresent(notice -> outcomes.refused(notice, null));
    }
}
