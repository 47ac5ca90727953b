package com.msaas.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContractsTest {

    @Test
    void listsEveryRecordThatIsAnEvent() {
        assertThat(Contracts.all().stream().<Class<?>>map(EventContract::record).toList())
                .containsExactlyInAnyOrderElementsOf(recordsOf(ContractEvent.class))
                .hasSize(36);
    }

    @Test
    void namesEveryEventOnceInTheFormOfTheHouse() {
        assertThat(Contracts.all())
                .extracting(EventContract::type)
                .doesNotHaveDuplicates()
                .allSatisfy(type -> assertThat(type).matches("com\\.msaas\\.[a-z]+\\.[a-z]+\\.[a-z_]+\\.v[1-9][0-9]*"));
    }

    @Test
    void sendsAnEventToATopicOfTheServiceThatTellsIt() {
        assertThat(Contracts.all()).allSatisfy(contract -> {
            String service = contract.type().split("\\.", -1)[2];
            assertThat(contract.topic().topicName()).startsWith("msaas." + service + ".");
        });
    }

    @Test
    void findsAContractByTypeByClassAndByEvent() {
        ClientAdded event = Sample.of(ClientAdded.class);

        EventContract<ClientAdded> contract = Contracts.of(ClientAdded.class);

        assertThat(contract.type()).isEqualTo("com.msaas.crm.client.added.v1");
        assertThat(Contracts.byType(contract.type()).orElseThrow()).isSameAs(contract);
        assertThat(Contracts.of((ContractEvent) event)).isSameAs(contract);
        assertThat(Contracts.byType("com.msaas.crm.client.merged.v9")).isEmpty();
    }

    @Test
    void refusesAFamilyWhereARecordIsAskedFor() {
        assertThatThrownBy(() -> Contracts.of(AppointmentFact.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsTheContractsOfAFamily() {
        assertThat(Contracts.family(AppointmentFact.class))
                .hasSize(8)
                .allSatisfy(contract -> assertThat(contract.topic()).isEqualTo(Topic.SCHEDULING_APPOINTMENT));
    }

    @Test
    void takesTheSubjectFromTheFieldThatNamesTheAggregate() {
        AppointmentBooked booked = Sample.of(AppointmentBooked.class);
        MemberContact contact = Sample.of(MemberContact.class);

        assertThat(booked.aggregateId()).isEqualTo(booked.appointmentId());
        assertThat(contact.aggregateId()).isEqualTo(contact.userId());
        assertThat(Sample.of(TenantOpened.class).aggregateId())
                .isEqualTo(Sample.of(ClinicRegistered.class).tenantId());
    }

    @Test
    void keysHistoryByClinicAndContactsByPerson() {
        UUID tenant = UUID.fromString("0190a1b2-0000-7000-8000-0000000000a1");
        UUID user = UUID.fromString("0190a1b2-0000-7000-8000-0000000000b1");

        assertThat(Topic.CRM_CLIENT.key(tenant, user)).isEqualTo(tenant.toString());
        assertThat(Contracts.of(MemberContact.class).key(tenant, user)).isEqualTo(tenant + "/" + user);
    }

    @Test
    void keepsHistoryForEverContactsCompactedAndAuditAMonth() {
        assertThat(Topic.SCHEDULING_APPOINTMENT.settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1");
        assertThat(Topic.AUTH_CONTACT.settings())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("max.compaction.lag.ms", "86400000");
        assertThat(Topic.PLATFORM_AUDIT.settings()).containsEntry("retention.ms", "2592000000");
        assertThat(Topic.TENANT_ALERT.settings()).containsEntry("retention.ms", "2592000000");
        assertThat(Topic.AUTH_SESSION.settings()).containsEntry("retention.ms", "86400000");
        assertThat(Topic.deadLetterSettings()).containsEntry("retention.ms", "2592000000");
    }

    @Test
    void compactsOnlyWhatIsKeyedByPerson() {
        assertThat(Topic.values())
                .allSatisfy(topic -> assertThat(topic.cleanup() == Topic.Cleanup.CONTACT)
                        .isEqualTo(topic.keyKind() == Topic.KeyKind.TENANT_AND_SUBJECT));
    }

    @Test
    void namesTopicsAndTheirDeadLetters() {
        assertThat(Arrays.stream(Topic.values()).map(Topic::topicName))
                .containsExactly(
                        "msaas.auth.registration",
                        "msaas.auth.contact",
                        "msaas.auth.session",
                        "msaas.tenant.tenant",
                        "msaas.tenant.member",
                        "msaas.tenant.contact",
                        "msaas.tenant.location",
                        "msaas.tenant.alert",
                        "msaas.crm.client",
                        "msaas.crm.contact",
                        "msaas.scheduling.appointment",
                        "msaas.scheduling.offering",
                        "msaas.scheduling.contact",
                        "msaas.comms.message",
                        "msaas.notification.notice",
                        "msaas.billing.entitlements",
                        "msaas.platform.audit");
        assertThat(Topic.values()).allSatisfy(topic -> {
            assertThat(Topic.byName(topic.topicName())).contains(topic);
            assertThat(topic.partitions()).isEqualTo(12);
        });
        assertThat(Topic.CRM_CLIENT.deadLetterTopic("scheduling-service"))
                .isEqualTo("msaas.crm.client.scheduling-service.dlt");
        assertThat(Topic.byName("msaas.crm.client.scheduling-service.dlt")).isEmpty();
    }

    private static List<Class<?>> recordsOf(Class<?> type) {
        if (type.isRecord()) {
            return List.of(type);
        }
        List<Class<?>> records = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            records.addAll(recordsOf(permitted));
        }
        return records;
    }
}
