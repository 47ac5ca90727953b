package com.msaas.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PermissionTest {
    private static final Path PAGE = Path.of("../docs/permissions.md");

    @Test
    void theOwnerMayEverythingAndWhoeverMayMoreMayAlsoLess() {
        for (Permission permission : Permission.values()) {
            assertThat(permission.roles()).as(permission.name()).contains(Role.OWNER);
            for (Role role : permission.roles()) {
                assertThat(Arrays.stream(Role.values()).filter(other -> other.isAbove(role)))
                        .as("those above %s: %s", role, permission)
                        .allMatch(permission::isOf);
            }
        }
    }

    @Test
    void viewersSeeAndNeverWrite() {
        assertThat(Permission.values())
                .filteredOn(permission -> permission.isOf(Role.VIEWER))
                .allMatch(permission -> permission.name().startsWith("SEE_"));
    }

    @Test
    void teamAndBillingAreForWhoeverRunsTheClinic() {
        assertThat(Permission.values())
                .filteredOn(permission -> permission.name().matches(".*(TEAM|BILLING|AUDIT|CHANGE_CLINIC).*"))
                .hasSizeGreaterThan(4)
                .noneMatch(permission -> permission.isOf(Role.STAFF));
    }

    /// With `-Dpermissions.write=true` the page is written instead.
    @Test
    void thePageShowsTheTable() throws IOException {
        String table = Arrays.stream(Permission.values())
                .map(permission -> "| " + permission.wireName() + " | " + permission.what() + " | "
                        + Arrays.stream(Role.values())
                                .map(role -> permission.isOf(role) ? "yes" : "–")
                                .collect(Collectors.joining(" | "))
                        + " |\n")
                .collect(Collectors.joining(
                        "",
                        "| action | in words | owner | admin | staff | viewer |\n| --- | --- | --- | --- | --- | --- |\n",
                        ""));
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("permissions.write")) {
            Files.writeString(PAGE, page.replaceFirst("(?s)\\| action.*?\n(?=\n)", table));
        } else {
            assertThat(page).contains(table);
        }
    }
}
