package com.msaas.crm.bulk;

import com.msaas.crm.ClientId;
import com.msaas.crm.client.ClientStatus;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What shall be done to which files.
///
/// @param value the tag, or the status; nothing for a deletion
record BulkRequest(
        BulkAction action,
        @Size(min = 1, max = 1_000) Set<ClientId> ids,
        @Nullable @Size(max = 50) String value) {

    /// @throws RefusedException when the value does not go with the action
    BulkChange change() {
        return switch (action) {
            case ADD_TAG -> new BulkChange.AddTag(tag());
            case REMOVE_TAG -> new BulkChange.RemoveTag(tag());
            case CHANGE_STATUS -> new BulkChange.ChangeStatus(status());
            case DELETE -> deletion();
        };
    }

    private String tag() {
        if (value == null || value.isBlank()) {
            throw wrong("must name a tag");
        }
        return value;
    }

    private ClientStatus status() {
        return Arrays.stream(ClientStatus.values())
                .filter(status -> status.word().equals(value))
                .findFirst()
                .orElseThrow(() -> wrong("must be one of "
                        + Arrays.stream(ClientStatus.values())
                                .map(ClientStatus::word)
                                .collect(Collectors.joining(", "))));
    }

    private BulkChange deletion() {
        if (value != null) {
            throw wrong("must be left out");
        }
        return new BulkChange.Delete();
    }

    private static RefusedException wrong(String message) {
        return new RefusedException(InvalidInput.of("value", message));
    }
}
