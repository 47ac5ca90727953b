package com.msaas.auth;

import com.msaas.contracts.Contracts;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.InvitationContact;
import com.msaas.contracts.MemberRole;
import com.msaas.contracts.TenantOpened;
import com.msaas.contracts.Topic;
import com.msaas.platform.id.Ids;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// Somebody whom a clinic has asked to join, as tenant-service tells it.
public record Invited(Events events, TenantId clinic, UUID id, String email, EventEnvelope envelope) {
    private static final Pattern LINK = Pattern.compile("http://\\S+/api/auth/invitation\\?token=([A-Za-z0-9_-]+)");

    /// Asks him to be one of the staff.
    public static Invited to(Events events, TenantId clinic, String email) {
        return to(events, clinic, email, MemberRole.STAFF);
    }

    public static Invited to(Events events, TenantId clinic, String email, MemberRole role) {
        UUID id = Ids.next();
        EventEnvelope envelope = events.publish(
                clinic,
                new InvitationContact(id, 1, "Ion", email, role, Instant.now().plus(Duration.ofDays(7))));
        return new Invited(events, clinic, id, email, envelope);
    }

    /// The secret in the newest of at least so many mails to him.
    public String token(int mails) {
        return new Mailbox(email).await(mails).getLast().find(LINK);
    }

    public Answer accept(ApiClient api, String token, Map<String, String> form) {
        return api.post("/api/auth/invitations/" + token + "/accept", form);
    }

    /// Takes it back: a tombstone.
    public void withdraw() {
        String key = Contracts.of(InvitationContact.class).key(clinic.value(), id);
        EventEnvelope tombstone = new EventEnvelope(
                Ids.next(),
                envelope.type(),
                envelope.source(),
                envelope.subject(),
                envelope.time(),
                envelope.tenantId(),
                null,
                envelope.actor());
        events.publish(Topic.TENANT_CONTACT, key, null, tombstone.toHeaders());
    }

    /// The clinic as tenant-service tells of it.
    public static TenantOpened opened(TenantId clinic) {
        return SignUpStoryTest.opened(clinic);
    }
}
