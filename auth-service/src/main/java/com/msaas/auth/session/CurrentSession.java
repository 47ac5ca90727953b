package com.msaas.auth.session;

import com.msaas.auth.account.Account;
import com.msaas.auth.account.Accounts;
import com.msaas.auth.account.OutsideOfClinics;
import com.msaas.auth.copies.Clinic;
import com.msaas.auth.copies.Clinics;
import com.msaas.auth.copies.PlanUse;
import com.msaas.auth.invitation.OpenInvitations;
import com.msaas.auth.membership.KnownMemberships;
import com.msaas.auth.session.SessionRefusal.NotYours;
import com.msaas.auth.session.SessionView.ClinicView;
import com.msaas.auth.session.SessionView.MembershipView;
import com.msaas.auth.session.SessionView.UserView;
import com.msaas.auth.twofactor.SecondFactor;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.VerifiedToken;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Tells a signed-in user who he is, where he is and what he may do there, from the token and from what this
/// service keeps itself: it works as long as the token does, whoever else is down.
@Component
class CurrentSession {
    private final Accounts accounts;
    private final Clinics clinics;
    private final PlanUse planUse;
    private final KnownMemberships memberships;
    private final OpenInvitations invitations;
    private final SecondFactor secondFactor;
    private final Clock clock;

    CurrentSession(
            Accounts accounts,
            Clinics clinics,
            PlanUse planUse,
            KnownMemberships memberships,
            OpenInvitations invitations,
            SecondFactor secondFactor,
            Clock clock) {
        this.accounts = accounts;
        this.clinics = clinics;
        this.planUse = planUse;
        this.memberships = memberships;
        this.invitations = invitations;
        this.secondFactor = secondFactor;
        this.clock = clock;
    }

    /// The session in one of the user's clinics.
    ///
    /// @throws RefusedException when the token does not carry the clinic, or it is not known here yet
    SessionView in(TenantId tenant, VerifiedToken token) {
        Membership here = token.memberships()
                .in(tenant)
                .orElseThrow(() -> new RefusedException(new NotYours("Your access token does not carry this clinic.")));
        Clinic clinic = boundTo(tenant, clinics::current);
        Entitlements entitlements = boundTo(tenant, () -> entitlements(clinic));
        List<MembershipView> all = token.memberships().all().stream()
                .map(membership ->
                        new MembershipView(membership.tenant(), nameOf(membership, clinic), membership.role()))
                .toList();
        return new SessionView(user(token), ClinicView.of(clinic), here.role(), all, entitlements);
    }

    private Entitlements entitlements(Clinic clinic) {
        return Entitlements.of(
                planUse.allowed(),
                planUse.appointmentsInMonthOf(clock.instant(), ZoneId.of(clinic.timezone())),
                planUse.clients(),
                teamMembers());
    }

    /// With those who are invited, as a plan counts them. Whoever asks is one, though that may not have been told yet.
    private long teamMembers() {
        return Math.max(1, memberships.count()) + invitations.count();
    }

    private String nameOf(Membership membership, Clinic current) {
        return membership.tenant().equals(current.id())
                ? current.name()
                : boundTo(
                        membership.tenant(),
                        () -> clinics.find().map(Clinic::name).orElse(""));
    }

    private static <T> T boundTo(TenantId tenant, Supplier<T> read) {
        return OutsideOfClinics.entering(Set.of(tenant), () -> TenantContext.call(tenant, read::get));
    }

    private UserView user(VerifiedToken token) {
        return accounts.of(token.userId())
                .map(this::known)
                .orElseGet(() -> new UserView(
                        token.userId(),
                        Objects.toString(token.claims().get("email"), ""),
                        Objects.toString(token.claims().get("name"), ""),
                        Boolean.TRUE.equals(token.claims().get("email_verified")),
                        secondFactor.isOn(token.userId())));
    }

    private UserView known(Account account) {
        return new UserView(
                account.userId(), account.email().value(), account.name(), true, secondFactor.isOn(account.userId()));
    }
}
