package com.msaas.platform.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.MemberJoined;
import com.msaas.contracts.MemberRemoved;
import com.msaas.contracts.MemberRole;
import com.msaas.contracts.MemberRoleChanged;
import com.msaas.contracts.SessionsEnded;
import com.msaas.platform.security.Memberships;
import com.msaas.platform.security.Role;
import com.msaas.platform.security.VerifiedToken;
import com.msaas.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevocationsTest {
    private static final TenantId CLINIC = new TenantId(UUID.randomUUID());
    private static final TenantId OTHER_CLINIC = new TenantId(UUID.randomUUID());
    private static final UUID ANA = UUID.randomUUID();
    private static final UUID DAN = UUID.randomUUID();
    private static final Instant NOON = Instant.parse("2027-01-04T12:00:00Z");

    private final MovedClock clock = new MovedClock();
    private final Revocations revocations = new Revocations(clock);

    @Test
    void acceptsWhatNobodyTookBack() {
        assertThat(revocations.include(token(ANA, "s1", in(CLINIC, Role.OWNER))))
                .isFalse();
    }

    @Test
    void endsTheSessionsThatAreNamedAndNoOther() {
        revocations.take(CLINIC, ended(ANA, false, "s1", "s2"));

        assertThat(revocations.include(token(ANA, "s1"))).isTrue();
        assertThat(revocations.include(token(ANA, "s2"))).isTrue();
        assertThat(revocations.include(token(ANA, "s3"))).isFalse();
    }

    @Test
    void endsAllThatAUserHadAndNothingThatHeGetsAfterwards() {
        revocations.take(CLINIC, ended(ANA, true, "named"));

        assertThat(revocations.include(issued(NOON.minusSeconds(1), ANA, "unnamed")))
                .isTrue();
        assertThat(revocations.include(issued(NOON, ANA, "named"))).isTrue();
        assertThat(revocations.include(issued(NOON, ANA, "newer"))).isFalse();
        assertThat(revocations.include(issued(NOON.minusSeconds(1), DAN, "his")))
                .isFalse();
    }

    @Test
    void anEarlierEndingHeardLateTakesNothingBack() {
        revocations.take(CLINIC, ended(ANA, true));
        revocations.take(
                OTHER_CLINIC, new SessionsEnded(UUID.randomUUID(), 1, ANA, List.of(), true, NOON.minusSeconds(60)));

        assertThat(revocations.include(issued(NOON.minusSeconds(30), ANA, "s1")))
                .isTrue();
    }

    @Test
    void aRemovedMembersTokenIsVoidAndHisNextOneWithoutTheClinicIsNot() {
        revocations.take(CLINIC, new MemberRemoved(ANA, 2, MemberRole.STAFF, NOON));

        assertThat(revocations.include(token(ANA, "s1", in(OTHER_CLINIC, Role.OWNER), in(CLINIC, Role.STAFF))))
                .isTrue();
        assertThat(revocations.include(token(ANA, "s1", in(OTHER_CLINIC, Role.OWNER))))
                .isFalse();
        assertThat(revocations.include(token(DAN, "s2", in(CLINIC, Role.STAFF))))
                .isFalse();
    }

    @Test
    void aTokenMayCarryLessThanTheMemberHasAndNeverMore() {
        revocations.take(CLINIC, new MemberRoleChanged(ANA, 2, MemberRole.STAFF, MemberRole.ADMIN, NOON));

        assertThat(revocations.include(token(ANA, "s1", in(CLINIC, Role.ADMIN))))
                .isTrue();
        assertThat(revocations.include(token(ANA, "s1", in(CLINIC, Role.STAFF))))
                .isFalse();
        assertThat(revocations.include(token(ANA, "s1", in(CLINIC, Role.VIEWER))))
                .isFalse();
    }

    @Test
    void theNewestFactAboutAMemberCountsInWhateverOrderTheyCome() {
        revocations.take(CLINIC, new MemberJoined(ANA, 3, MemberRole.STAFF, NOON));
        revocations.take(CLINIC, new MemberRemoved(ANA, 2, MemberRole.STAFF, NOON));
        assertThat(revocations.include(token(ANA, "s1", in(CLINIC, Role.STAFF))))
                .isFalse();

        revocations.take(CLINIC, new MemberRemoved(ANA, 4, MemberRole.STAFF, NOON));
        assertThat(revocations.include(token(ANA, "s1", in(CLINIC, Role.STAFF))))
                .isTrue();
    }

    @Test
    void remembersForAsLongAsATokenMayLive() {
        revocations.take(CLINIC, ended(ANA, true, "s1"));
        revocations.take(CLINIC, new MemberRemoved(DAN, 2, MemberRole.STAFF, NOON));

        clock.pass(Duration.ofMinutes(5).plusSeconds(30));
        revocations.take(CLINIC, ended(UUID.randomUUID(), false, "else"));
        assertThat(revocations.include(token(ANA, "s1"))).isTrue();
        assertThat(revocations.include(token(DAN, "s2", in(CLINIC, Role.STAFF))))
                .isTrue();

        clock.pass(Duration.ofMinutes(2));
        revocations.take(CLINIC, ended(UUID.randomUUID(), false, "else"));
        assertThat(revocations.include(token(ANA, "s1"))).isFalse();
        assertThat(revocations.include(token(DAN, "s2", in(CLINIC, Role.STAFF))))
                .isFalse();
    }

    private static SessionsEnded ended(UUID user, boolean all, String... sessions) {
        return new SessionsEnded(UUID.randomUUID(), 1, user, List.of(sessions), all, NOON.plusMillis(400));
    }

    private static String in(TenantId clinic, Role role) {
        return clinic + ":" + role.wireName();
    }

    private static VerifiedToken token(UUID user, String session, String... memberships) {
        return issued(NOON.minusSeconds(30), user, session, memberships);
    }

    private static VerifiedToken issued(Instant at, UUID user, String session, String... memberships) {
        return new VerifiedToken(
                user,
                Memberships.of(Arrays.asList(memberships)),
                false,
                session,
                at.plusSeconds(300),
                Map.of("iat", Date.from(at)));
    }

    private static final class MovedClock extends Clock {
        private Instant now = NOON;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
