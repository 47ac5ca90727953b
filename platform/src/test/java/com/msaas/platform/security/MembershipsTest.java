package com.msaas.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.platform.tenancy.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipsTest {
    private static final String ALFA = "01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c10";
    private static final String BETA = "01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c11";

    @Test
    void readsEveryEntryOfTheClaim() {
        Memberships memberships = Memberships.of(List.of(ALFA + ":owner", BETA + ":viewer"));

        assertThat(memberships.all())
                .containsExactly(
                        new Membership(TenantId.of(ALFA), Role.OWNER), new Membership(TenantId.of(BETA), Role.VIEWER));
        assertThat(memberships.in(TenantId.of(BETA))).map(Membership::role).contains(Role.VIEWER);
        assertThat(memberships.in(new TenantId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void readsAClaimWithASingleValue() {
        assertThat(Memberships.of(ALFA + ":staff").all()).hasSize(1);
    }

    @Test
    void hasNoneWhereTheClaimIsAbsentOrOfAnotherType() {
        assertThat(Memberships.of(null)).isEqualTo(Memberships.NONE);
        assertThat(Memberships.of(Map.of(ALFA, "owner"))).isEqualTo(Memberships.NONE);
        assertThat(Memberships.of(Arrays.asList(null, 3, true))).isEqualTo(Memberships.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "owner",
                ALFA,
                ALFA + ":",
                ALFA + ":OWNER",
                ALFA + ":boss",
                ALFA + ":owner:admin",
                ALFA + ": owner",
                " " + ALFA + ":owner",
                "1-1-1-1-1:owner",
                "*:owner",
                ALFA + ",owner"
            })
    void anEntryThatCannotBeReadOpensNothing(String entry) {
        assertThat(Memberships.of(List.of(entry, BETA + ":admin")).all())
                .containsExactly(new Membership(TenantId.of(BETA), Role.ADMIN));
    }

    @Test
    void theLesserOfTwoRolesInOneClinicCounts() {
        assertThat(Memberships.of(List.of(ALFA + ":owner", ALFA + ":viewer", ALFA + ":admin"))
                        .all())
                .containsExactly(new Membership(TenantId.of(ALFA), Role.VIEWER));
    }
}
