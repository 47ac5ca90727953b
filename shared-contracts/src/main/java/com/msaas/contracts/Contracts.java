package com.msaas.contracts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every event there is. What is not listed here is neither published nor understood.
public final class Contracts {

    private static final List<EventContract<?>> ALL = List.of(
            contract(
                    "com.msaas.auth.clinic.registered.v1",
                    Topic.AUTH_REGISTRATION,
                    ClinicRegistered.class,
                    "registration"),
            contract("com.msaas.auth.member.contact.v1", Topic.AUTH_CONTACT, MemberContact.class, "member"),
            contract(
                    "com.msaas.auth.invitation.accepted.v1",
                    Topic.AUTH_REGISTRATION,
                    InvitationAccepted.class,
                    "invitation"),
            contract("com.msaas.auth.sessions.ended.v1", Topic.AUTH_SESSION, SessionsEnded.class, "sessions"),
            contract("com.msaas.tenant.tenant.opened.v1", Topic.TENANT_TENANT, TenantOpened.class, "tenant"),
            contract(
                    "com.msaas.tenant.tenant.settings_changed.v1",
                    Topic.TENANT_TENANT,
                    TenantSettingsChanged.class,
                    "tenant"),
            contract("com.msaas.tenant.member.joined.v1", Topic.TENANT_MEMBER, MemberJoined.class, "member"),
            contract("com.msaas.tenant.member.role_changed.v1", Topic.TENANT_MEMBER, MemberRoleChanged.class, "member"),
            contract("com.msaas.tenant.member.removed.v1", Topic.TENANT_MEMBER, MemberRemoved.class, "member"),
            contract(
                    "com.msaas.tenant.invitation.contact.v1",
                    Topic.TENANT_CONTACT,
                    InvitationContact.class,
                    "invitation"),
            location("opened", LocationOpened.class),
            location("changed", LocationChanged.class),
            location("closed", LocationClosed.class),
            contract("com.msaas.tenant.alert.raised.v1", Topic.TENANT_ALERT, AlertRaised.class, "alert"),
            contract("com.msaas.crm.client.added.v1", Topic.CRM_CLIENT, ClientAdded.class, "client"),
            contract("com.msaas.crm.client.details_changed.v1", Topic.CRM_CLIENT, ClientDetailsChanged.class, "client"),
            contract("com.msaas.crm.note.written.v1", Topic.CRM_CLIENT, ClientNoteWritten.class, "note"),
            contract("com.msaas.crm.note.removed.v1", Topic.CRM_CLIENT, ClientNoteRemoved.class, "note"),
            contract("com.msaas.crm.client.contact.v1", Topic.CRM_CONTACT, ClientContact.class, "client"),
            appointment("booked", AppointmentBooked.class),
            appointment("rescheduled", AppointmentRescheduled.class),
            appointment("confirmed", AppointmentConfirmed.class),
            appointment("checked_in", AppointmentCheckedIn.class),
            appointment("started", AppointmentStarted.class),
            appointment("completed", AppointmentCompleted.class),
            appointment("cancelled", AppointmentCancelled.class),
            appointment("marked_no_show", AppointmentMarkedNoShow.class),
            contract(
                    "com.msaas.scheduling.offering.described.v1",
                    Topic.SCHEDULING_OFFERING,
                    OfferingDescribed.class,
                    "offering"),
            contract(
                    "com.msaas.scheduling.provider.contact.v1",
                    Topic.SCHEDULING_CONTACT,
                    ProviderContact.class,
                    "provider"),
            message("received", MessageReceived.class),
            message("sent", MessageSent.class),
            message("not_sent", MessageNotSent.class),
            contract("com.msaas.notification.notice.sent.v1", Topic.NOTIFICATION_NOTICE, NoticeSent.class, "notice"),
            contract(
                    "com.msaas.notification.notice.not_sent.v1",
                    Topic.NOTIFICATION_NOTICE,
                    NoticeNotSent.class,
                    "notice"),
            contract(
                    "com.msaas.billing.entitlements.changed.v1",
                    Topic.BILLING_ENTITLEMENTS,
                    EntitlementsChanged.class,
                    "entitlements"),
            contract("com.msaas.platform.audit.recorded.v1", Topic.PLATFORM_AUDIT, AuditRecorded.class, "audit"));

    private static final Map<String, EventContract<?>> BY_TYPE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventContract::type, Function.identity()));

    private static final Map<Class<?>, EventContract<?>> BY_RECORD =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventContract::record, Function.identity()));

    private Contracts() {}

    /// In the order of the catalogue, which is the order of the documentation.
    public static List<EventContract<?>> all() {
        return ALL;
    }

    /// Empty for a type that a newer producer knows and this build does not: consumers pass over it.
    public static Optional<EventContract<?>> byType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /// @throws IllegalArgumentException when the class is not the record of a contract (a sealed family, for
    /// example)
    @SuppressWarnings("unchecked") // the map is built from contracts whose key is their own record
    public static <E extends ContractEvent> EventContract<E> of(Class<E> record) {
        EventContract<?> found = BY_RECORD.get(record);
        if (found == null) {
            throw new IllegalArgumentException(record.getName() + " is not the record of a published event");
        }
        return (EventContract<E>) found;
    }

    /// The contract under which this event travels.
    public static EventContract<? extends ContractEvent> of(ContractEvent event) {
        return of(event.getClass());
    }

    /// The contracts of a family, for a listener that subscribes to all of it:
    /// `Contracts.family(AppointmentFact.class)`.
    @SuppressWarnings("unchecked") // each record kept is a subtype of the family
    public static <F extends ContractEvent> List<EventContract<? extends F>> family(Class<F> family) {
        return ALL.stream()
                .filter(contract -> family.isAssignableFrom(contract.record()))
                .<EventContract<? extends F>>map(contract -> (EventContract<? extends F>) contract)
                .toList();
    }

    private static <E extends LocationFact> EventContract<E> location(String verb, Class<E> record) {
        return contract("com.msaas.tenant.location." + verb + ".v1", Topic.TENANT_LOCATION, record, "location");
    }

    private static <E extends AppointmentFact> EventContract<E> appointment(String verb, Class<E> record) {
        return contract(
                "com.msaas.scheduling.appointment." + verb + ".v1",
                Topic.SCHEDULING_APPOINTMENT,
                record,
                "appointment");
    }

    private static <E extends MessageFact> EventContract<E> message(String verb, Class<E> record) {
        return contract("com.msaas.comms.message." + verb + ".v1", Topic.COMMS_MESSAGE, record, "message");
    }

    private static <E extends ContractEvent> EventContract<E> contract(
            String type, Topic topic, Class<E> record, String aggregate) {
        return new EventContract<>(type, topic, record, aggregate);
    }
}
