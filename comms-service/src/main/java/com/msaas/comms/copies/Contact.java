package com.msaas.comms.copies;

import java.util.List;

/// How a patient is called and reached.
///
/// @param emails case-folded, the one to write to first
public record Contact(String name, List<String> emails) {

    public Contact {
        emails = List.copyOf(emails);
    }
}
