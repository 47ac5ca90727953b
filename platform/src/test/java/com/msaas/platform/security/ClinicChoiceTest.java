package com.msaas.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.platform.security.ClinicChoice.Chosen;
import com.msaas.platform.security.ClinicChoice.None;
import com.msaas.platform.security.ClinicChoice.NotCarried;
import com.msaas.platform.security.ClinicChoice.Several;
import com.msaas.platform.tenancy.TenantId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClinicChoiceTest {
    private static final UUID USER = UUID.randomUUID();
    private static final TenantId ALFA = new TenantId(UUID.randomUUID());
    private static final TenantId BETA = new TenantId(UUID.randomUUID());
    private static final TenantId STRANGE = new TenantId(UUID.randomUUID());
    private static final Membership OWNS_ALFA = new Membership(ALFA, Role.OWNER);
    private static final Membership WORKS_AT_BETA = new Membership(BETA, Role.STAFF);
    private static final Memberships ONE = new Memberships(List.of(OWNS_ALFA));
    private static final Memberships TWO = new Memberships(List.of(OWNS_ALFA, WORKS_AT_BETA));

    @Test
    void theOnlyMembershipNeedsNoChoice() {
        assertThat(choose(ONE, headers())).isEqualTo(new Chosen(OWNS_ALFA));
    }

    @Test
    void noMembershipIsNoClinic() {
        assertThat(choose(Memberships.NONE, headers())).isEqualTo(new None());
    }

    @Test
    void ofSeveralOneHasToBeNamed() {
        assertThat(choose(TWO, headers())).isEqualTo(new Several());
        assertThat(choose(TWO, headers().choosing(BETA.toString()))).isEqualTo(new Chosen(WORKS_AT_BETA));
        assertThat(choose(TWO, headers().choosing(BETA.toString().toUpperCase(java.util.Locale.ROOT))))
                .isEqualTo(new Chosen(WORKS_AT_BETA));
    }

    @Test
    void aClinicThatTheTokenDoesNotCarryIsRefusedWhoeverNamesIt() {
        assertThat(choose(ONE, headers().choosing(STRANGE.toString()))).isEqualTo(new NotCarried());
        assertThat(choose(TWO, headers().choosing(STRANGE.toString()))).isEqualTo(new NotCarried());
        assertThat(choose(Memberships.NONE, headers().choosing(STRANGE.toString())))
                .isEqualTo(new NotCarried());
        assertThat(choose(ONE, headers().stampedTenant(STRANGE.toString()))).isEqualTo(new NotCarried());
        assertThat(choose(Memberships.NONE, headers().stampedTenant(ALFA.toString())))
                .isEqualTo(new NotCarried());
    }

    @Test
    void whatIsNoIdIsNoClinic() {
        for (String nonsense : List.of("", "*", "1-1-1-1-1", ALFA + ",", ALFA + "," + BETA, "null")) {
            assertThat(choose(ONE, headers().choosing(nonsense))).isEqualTo(new NotCarried());
            assertThat(choose(ONE, headers().stampedTenant(nonsense))).isEqualTo(new NotCarried());
        }
    }

    @Test
    void theStampCountsBeforeTheClientsChoice() {
        assertThat(choose(TWO, headers().stampedTenant(ALFA.toString()).choosing(BETA.toString())))
                .isEqualTo(new Chosen(OWNS_ALFA));
    }

    @Test
    void twoValuesOfOneHeaderAreRefused() {
        assertThat(choose(TWO, headers().stampedTenant(ALFA.toString(), BETA.toString())))
                .isEqualTo(new NotCarried());
        assertThat(choose(TWO, headers().choosing(ALFA.toString(), BETA.toString())))
                .isEqualTo(new NotCarried());
    }

    @Test
    void theStampedRoleMustBeTheTokensRoleInThatClinic() {
        assertThat(choose(TWO, headers().stampedTenant(BETA.toString()).stampedRole("staff")))
                .isEqualTo(new Chosen(WORKS_AT_BETA));
        assertThat(choose(TWO, headers().stampedTenant(BETA.toString()).stampedRole("owner")))
                .isEqualTo(new NotCarried());
        assertThat(choose(ONE, headers().stampedRole("admin"))).isEqualTo(new NotCarried());
        assertThat(choose(Memberships.NONE, headers().stampedRole("owner"))).isEqualTo(new NotCarried());
        assertThat(choose(TWO, headers().stampedRole("owner"))).isEqualTo(new NotCarried());
    }

    @Test
    void theStampedUserMustBeTheTokensUser() {
        assertThat(choose(ONE, headers().stampedUser(USER.toString()))).isEqualTo(new Chosen(OWNS_ALFA));
        assertThat(choose(ONE, headers().stampedUser(UUID.randomUUID().toString())))
                .isEqualTo(new NotCarried());
        assertThat(choose(ONE, headers().stampedUser("root"))).isEqualTo(new NotCarried());
    }

    @Test
    void atTheOuterDoorStampsAreNotLookedAt() {
        Headers forged =
                headers().stampedTenant(STRANGE.toString()).stampedRole("owner").stampedUser("root");

        assertThat(ClinicChoice.among(ONE, USER, forged.read().withoutStamps())).isEqualTo(new Chosen(OWNS_ALFA));
    }

    private static ClinicChoice choose(Memberships memberships, Headers headers) {
        return ClinicChoice.among(memberships, USER, headers.read());
    }

    private static Headers headers() {
        return new Headers(List.of(), List.of(), List.of(), List.of());
    }

    private record Headers(List<String> tenants, List<String> users, List<String> roles, List<String> choices) {
        Headers stampedTenant(String... values) {
            return new Headers(List.of(values), users, roles, choices);
        }

        Headers stampedUser(String... values) {
            return new Headers(tenants, List.of(values), roles, choices);
        }

        Headers stampedRole(String... values) {
            return new Headers(tenants, users, List.of(values), choices);
        }

        Headers choosing(String... values) {
            return new Headers(tenants, users, roles, List.of(values));
        }

        ClinicHeaders read() {
            return new ClinicHeaders(tenants, users, roles, choices);
        }
    }
}
