package com.msaas.platform.audit;

import com.msaas.contracts.AuditChange;
import com.msaas.contracts.AuditSeverity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One line of the audit log in the making.
///
/// ```java
/// AuditEntry.of("client.updated", "client", id)
///         .change("status", LEAD, ACTIVE)
///         .personal("first_name", "Ana", "Ioana")
/// ```
///
/// @param action subject and verb: `appointment.booked`
/// @param changes only of fields that did change
public record AuditEntry(
        String action, String resourceType, String resourceId, AuditSeverity severity, List<AuditChange> changes) {

    /// Longer values are cut here; the log tells what changed and is no second store of texts.
    public static final int LONGEST_VALUE = 500;

    private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    private static final String CUT = "…";

    public AuditEntry {
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("an action is named like appointment.booked, not " + action);
        }
        changes = List.copyOf(changes);
    }

    /// Something was done to a thing.
    public static AuditEntry of(String action, String resourceType, UUID resourceId) {
        return of(action, resourceType, resourceId.toString());
    }

    /// Something was done to a thing whose id is not a UUID.
    public static AuditEntry of(String action, String resourceType, String resourceId) {
        return new AuditEntry(action, resourceType, resourceId, AuditSeverity.INFO, List.of());
    }

    /// With a field and its values, unless they are equal. Nothing a person could be known by: see
    /// [#personal].
    public AuditEntry change(String field, @Nullable Object oldValue, @Nullable Object newValue) {
        return Objects.equals(oldValue, newValue)
                ? this
                : plus(AuditChange.of(field, rendered(oldValue), rendered(newValue)));
    }

    /// With a field that tells of a person (a name, a contact, a note, what is wrong with his teeth): it is
    /// told that it changed, and whether there was a value, not which.
    public AuditEntry personal(String field, @Nullable Object oldValue, @Nullable Object newValue) {
        return Objects.equals(oldValue, newValue)
                ? this
                : plus(AuditChange.masked(field, present(oldValue), present(newValue)));
    }

    /// With a field that nobody may read from a log, such as a key: told as a personal one is.
    public AuditEntry sensitive(String field, @Nullable Object oldValue, @Nullable Object newValue) {
        return personal(field, oldValue, newValue);
    }

    /// Worth a second look.
    public AuditEntry warning() {
        return new AuditEntry(action, resourceType, resourceId, AuditSeverity.WARNING, changes);
    }

    /// Raises an alert: deletions, exports, changes of role.
    public AuditEntry critical() {
        return new AuditEntry(action, resourceType, resourceId, AuditSeverity.CRITICAL, changes);
    }

    private AuditEntry plus(AuditChange change) {
        List<AuditChange> more = new ArrayList<>(changes);
        more.add(change);
        return new AuditEntry(action, resourceType, resourceId, severity, more);
    }

    private static @Nullable String present(@Nullable Object value) {
        return value == null ? null : AuditChange.MASK;
    }

    private static @Nullable String rendered(@Nullable Object value) {
        return value == null ? null : cut(text(value));
    }

    private static String text(Object value) {
        return switch (value) {
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            case BigDecimal amount -> amount.toPlainString();
            case Collection<?> many ->
                many.stream().map(one -> one == null ? "" : text(one)).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    static String cut(String text) {
        if (text.length() <= LONGEST_VALUE) {
            return text;
        }
        int end = LONGEST_VALUE - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
