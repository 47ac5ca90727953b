package com.msaas.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Nothing that a person may ask to have erased stands in a topic from which nothing can be erased.
class PersonalDataTest {

    record Planted(
            UUID clientId,
            String patientName,
            String email,
            List<String> phones,
            String notes,
            String nationalId,
            String remark,
            List<Inner> people) {}

    record Inner(String lastName, @WireForm(WireForm.WORD) String reason) {}

    @Test
    void noTopicThatNeverForgetsCarriesAny() {
        assertThat(Contracts.all())
                .filteredOn(contract -> contract.topic().cleanup() == Topic.Cleanup.HISTORY
                        || contract.topic().cleanup() == Topic.Cleanup.PASSING)
                .hasSize(30)
                .allSatisfy(contract -> assertThat(PersonalData.problems(SchemaGenerator.schemaOf(contract)))
                        .as(contract.type())
                        .isEmpty());
    }

    /// The audit topic forgets after a month. Who did it from where belongs to it; what is personal in the
    /// changed fields is masked before it gets here.
    @Test
    void theAuditTopicCarriesWhereSomethingWasDoneFromAndNoMore() {
        assertThat(PersonalData.problems(SchemaGenerator.schemaOf(AuditRecorded.class)))
                .filteredOn(problem -> problem.endsWith("named like personal data"))
                .containsExactly(
                        "/ip_address: named like personal data",
                        "/ip_address: named like personal data",
                        "/user_agent: named like personal data");
    }

    /// These three are as free as in the audit record, so that whatever the log takes can be told as well.
    @Test
    void anAlertSaysWhatWasDoneToWhatAndNothingOfAPerson() {
        assertThat(PersonalData.problems(SchemaGenerator.schemaOf(AlertRaised.class)))
                .containsExactly("/action: free text", "/resource_type: free text", "/resource_id: free text");
    }

    @Test
    void everyTopicKeyedByClinicIsLookedAt() {
        assertThat(Topic.values())
                .filteredOn(topic -> topic.keyKind() == Topic.KeyKind.TENANT)
                .allSatisfy(topic -> assertThat(topic.cleanup()).isNotEqualTo(Topic.Cleanup.CONTACT));
    }

    @Test
    void whatIsPlantedIsFound() {
        assertThat(PersonalData.problems(SchemaGenerator.schemaOf(Planted.class)))
                .contains(
                        "/patient_name: named like personal data",
                        "/email: named like personal data",
                        "/phones: named like personal data",
                        "/notes: named like personal data",
                        "/national_id: named like personal data",
                        "/remark: free text",
                        "/people/*/last_name: named like personal data",
                        "/people/*/reason: named like personal data")
                .noneMatch(problem -> problem.startsWith("/client_id"));
    }

    @Test
    void aContactWouldBeFoundIfItTravelledThere() {
        assertThat(PersonalData.problems(SchemaGenerator.schemaOf(MemberContact.class)))
                .contains("/email: named like personal data");
    }
}
