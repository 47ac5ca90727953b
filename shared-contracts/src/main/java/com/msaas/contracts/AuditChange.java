package com.msaas.contracts;

import org.jspecify.annotations.Nullable;

/// One field before and after. A personal or sensitive field is named and its values are masked: the record
/// tells that it changed, not what it held.
///
/// @param oldValue absent where there was none
/// @param newValue absent where there is none any more
public record AuditChange(
        String field, @Nullable String oldValue, @Nullable String newValue, boolean masked) {

    /// Stands for any value that must not be told, whatever its length.
    public static final String MASK = "***";

    public AuditChange {
        if (masked) {
            oldValue = oldValue == null ? null : MASK;
            newValue = newValue == null ? null : MASK;
        }
    }

    public static AuditChange of(String field, @Nullable String oldValue, @Nullable String newValue) {
        return new AuditChange(field, oldValue, newValue, false);
    }

    /// The values are given only so that it can be told whether there was one.
    public static AuditChange masked(String field, @Nullable String oldValue, @Nullable String newValue) {
        return new AuditChange(field, oldValue, newValue, true);
    }
}
