package com.msaas.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.msaas.contracts.AuditChange;
import com.msaas.contracts.AuditSeverity;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditEntryTest {
    private final AuditEntry entry = AuditEntry.of("client.updated", "client", new UUID(0, 1));

    @Test
    void namesWhatChangedFromWhatToWhat() {
        AuditEntry changed =
                entry.change("status", Status.IN_TREATMENT, null).change("price", null, new BigDecimal("1E+2"));

        assertThat(changed.changes())
                .containsExactly(AuditChange.of("status", "in_treatment", null), AuditChange.of("price", null, "100"));
    }

    @Test
    void leavesOutWhatStayedTheSame() {
        assertThat(entry.change("status", "a", "a")
                        .personal("name", "Ana", "Ana")
                        .changes())
                .isEmpty();
    }

    @Test
    void masksWhatTellsOfAPersonOrIsSecret() {
        AuditEntry changed =
                entry.personal("notes", null, "alergie la penicilină").sensitive("key", "k1", "k2");

        assertThat(changed.changes())
                .containsExactly(
                        AuditChange.masked("notes", null, AuditChange.MASK),
                        AuditChange.masked("key", AuditChange.MASK, AuditChange.MASK));
        assertThat(changed.toString()).doesNotContain("penicilină", "k1");
    }

    @Test
    void joinsWhatIsMany() {
        assertThat(entry.change("tags", List.of(), List.of("vip", "ortho")).changes())
                .containsExactly(AuditChange.of("tags", "", "vip, ortho"));
    }

    @Test
    void cutsLongValuesBetweenCharacters() {
        String teeth = "🦷".repeat(AuditEntry.LONGEST_VALUE);

        String told = entry.change("notes", null, teeth).changes().getFirst().newValue();

        assertThat(told)
                .isNotNull()
                .hasSizeLessThanOrEqualTo(AuditEntry.LONGEST_VALUE)
                .endsWith("🦷…");
        assertThat(AuditEntry.cut("x".repeat(AuditEntry.LONGEST_VALUE))).doesNotContain("…");
    }

    @Test
    void saysHowCloselyToLook() {
        assertThat(entry.severity()).isEqualTo(AuditSeverity.INFO);
        assertThat(entry.warning().severity()).isEqualTo(AuditSeverity.WARNING);
        assertThat(entry.critical().change("role", "owner", "staff").severity()).isEqualTo(AuditSeverity.CRITICAL);
    }

    @Test
    void isNamedBySubjectAndVerb() {
        assertThatThrownBy(() -> AuditEntry.of("Updated", "client", "1")).isInstanceOf(IllegalArgumentException.class);
    }

    private enum Status {
        IN_TREATMENT
    }
}
