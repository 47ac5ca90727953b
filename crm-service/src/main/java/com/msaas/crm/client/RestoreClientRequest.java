package com.msaas.crm.client;

import org.jspecify.annotations.Nullable;

/// How a file shall come back.
record RestoreClientRequest(@Nullable Boolean allowSharedContact) {

    boolean sharing() {
        return Boolean.TRUE.equals(allowSharedContact);
    }
}
