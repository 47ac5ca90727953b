package com.msaas.crm.publishing;

import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.ClientContact;
import com.msaas.contracts.ClientDetailsChanged;
import com.msaas.contracts.ContractEvent;
import com.msaas.crm.client.ClientDetails;
import com.msaas.crm.client.ClientEvent;
import com.msaas.crm.client.ClientEvent.Added;
import com.msaas.crm.client.ClientEvent.Deleted;
import com.msaas.crm.client.ClientEvent.DetailsChanged;
import com.msaas.crm.client.ClientEvent.Restored;
import com.msaas.crm.client.ClientEvents;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import com.msaas.platform.outbox.Outbox;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts each event into the published language and into the audit log, in the transaction in which it
/// happened.
@Component
class PublishedEvents implements ClientEvents {
    private static final String STATUS = "status";
    private static final String DELETED = "deleted";

    /// The fields that the contact topic tells.
    private static final Set<String> CONTACT = Set.of("first_name", "last_name", "emails", "phones");

    /// All else may tell who the patient is, or how they are.
    private static final Set<String> NOT_PERSONAL = Set.of(STATUS);

    private final Outbox outbox;
    private final AuditTrail audit;

    PublishedEvents(Outbox outbox, AuditTrail audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    @Override
    public void happened(ClientEvent event) {
        outbox.publish(published(event));
        tellContact(event);
        audit.record(audited(event));
    }

    /// Who the patient is and how to reach them goes to the contact topic alone, and is taken back there while
    /// the file is out of use.
    private void tellContact(ClientEvent event) {
        switch (event) {
            case Added added -> outbox.publish(contact(added, added.details()));
            case DetailsChanged changed -> {
                if (!Collections.disjoint(changed.fields(), CONTACT)) {
                    outbox.publish(contact(changed, changed.after()));
                }
            }
            case Deleted deleted ->
                outbox.forget(ClientContact.class, deleted.client().value());
            case Restored restored -> outbox.publish(contact(restored, restored.details()));
        }
    }

    private static ClientContact contact(ClientEvent event, ClientDetails details) {
        return new ClientContact(
                event.client().value(),
                event.version(),
                details.name().first(),
                details.name().last(),
                details.emails().stream().map(EmailAddress::value).toList(),
                details.phones().stream().map(PhoneNumber::value).toList());
    }

    private static ContractEvent published(ClientEvent event) {
        return switch (event) {
            case Added added ->
                new ClientAdded(
                        added.client().value(),
                        added.version(),
                        added.details().status().word(),
                        added.at());
            case DetailsChanged changed ->
                new ClientDetailsChanged(
                        changed.client().value(),
                        changed.version(),
                        changed.after().status().word(),
                        changed.fields(),
                        changed.at());
            case Deleted deleted ->
                new ClientDetailsChanged(
                        deleted.client().value(), deleted.version(), DELETED, List.of(STATUS), deleted.at());
            case Restored restored ->
                new ClientDetailsChanged(
                        restored.client().value(),
                        restored.version(),
                        restored.details().status().word(),
                        List.of(STATUS),
                        restored.at());
        };
    }

    private static AuditEntry audited(ClientEvent event) {
        return switch (event) {
            case Added added -> {
                AuditEntry entry = entry("client.created", added);
                Map<String, @Nullable Object> fields = added.details().fields();
                for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
                    entry = with(entry, field.getKey(), null, field.getValue());
                }
                yield entry;
            }
            case DetailsChanged changed -> {
                AuditEntry entry = entry("client.updated", changed);
                for (String field : changed.fields()) {
                    entry = with(entry, field, value(changed.before(), field), value(changed.after(), field));
                }
                yield entry;
            }
            case Deleted deleted ->
                entry("client.deleted", deleted)
                        .change(STATUS, deleted.was().word(), DELETED)
                        .critical();
            case Restored restored ->
                entry("client.restored", restored)
                        .change(STATUS, DELETED, restored.details().status().word());
        };
    }

    private static AuditEntry entry(String action, ClientEvent event) {
        return AuditEntry.of(action, "client", event.client().value());
    }

    private static AuditEntry with(
            AuditEntry entry, String field, @Nullable Object oldValue, @Nullable Object newValue) {
        return NOT_PERSONAL.contains(field)
                ? entry.change(field, oldValue, newValue)
                : entry.personal(field, oldValue, newValue);
    }

    private static @Nullable Object value(ClientDetails details, String field) {
        return details.fields().get(field);
    }
}
