package com.msaas.platform.security;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The permission table: what can be done in a clinic, and which roles may. Every door of every service names one
/// line of it by [Needs]; docs/permissions.md is printed from it. Viewers look on and never write; team, billing and
/// the clinic's own settings are for those who run the clinic.
public enum Permission {
    SEE_CLINIC("see the clinic's settings and locations", Who.ALL),
    CHANGE_CLINIC("change the clinic's settings and locations", Who.RUNNING_IT),
    KEEP_OWN_PROFILE("keep one's own settings in the clinic", Who.WORKING_IN_IT),
    MANAGE_TEAM("see the team, invite, change roles, remove", Who.RUNNING_IT),
    SEE_AUDIT_LOG("see and export who changed what", Who.RUNNING_IT),
    MANAGE_INTEGRATIONS("connect the clinic with other systems", Who.RUNNING_IT),

    SEE_CALENDAR("see appointments, free times, providers, resources and services", Who.ALL),
    KEEP_CALENDAR("book, move and cancel; keep providers, resources and services", Who.WORKING_IN_IT),
    OVERBOOK("book over another appointment, with a reason", Who.RUNNING_IT),

    SEE_PATIENTS("see patients, their notes and their timeline", Who.ALL),
    KEEP_PATIENTS("add and change patients and their notes", Who.WORKING_IN_IT),
    IMPORT_PATIENTS("import patients from a file", Who.WORKING_IN_IT),

    SEE_CONVERSATIONS("read conversations", Who.ALL),
    ANSWER_CONVERSATIONS("answer, and change a conversation's state", Who.WORKING_IN_IT),

    SEE_NOTICES("see one's notifications and what was sent to patients", Who.ALL),
    KEEP_NOTICES("mark notifications read, send to patients again", Who.WORKING_IN_IT),

    SEE_PLANS("see what the plans offer", Who.ALL),
    SEE_BILLING("see the subscription and what is used of it", Who.RUNNING_IT),
    CHANGE_BILLING("subscribe, and keep what invoices say", Who.RUNNING_IT),

    SEE_FIGURES("see the dashboard and reports", Who.ALL);

    private final String what;
    private final Set<Role> roles;

    Permission(String what, Set<Role> roles) {
        this.what = what;
        this.roles = roles;
    }

    /// As scopes, tokens and answers name it.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The line of this name, if there is one.
    public static Optional<Permission> named(String wireName) {
        return Arrays.stream(values())
                .filter(permission -> permission.wireName().equals(wireName))
                .findFirst();
    }

    /// In words.
    public String what() {
        return what;
    }

    /// Who may.
    public Set<Role> roles() {
        return roles;
    }

    /// Whether this role may.
    public boolean isOf(Role role) {
        return roles.contains(role);
    }

    private static final class Who {
        private static final Set<Role> ALL = Collections.unmodifiableSet(EnumSet.allOf(Role.class));
        private static final Set<Role> WORKING_IN_IT =
                Collections.unmodifiableSet(EnumSet.of(Role.OWNER, Role.ADMIN, Role.STAFF));
        private static final Set<Role> RUNNING_IT = Collections.unmodifiableSet(EnumSet.of(Role.OWNER, Role.ADMIN));

        private Who() {}
    }
}
