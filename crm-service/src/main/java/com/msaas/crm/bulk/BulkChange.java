package com.msaas.crm.bulk;

import com.msaas.crm.client.ClientStatus;

/// What is to be done to each file.
sealed interface BulkChange {

    /// One more tag.
    record AddTag(String tag) implements BulkChange {}

    /// One tag less.
    record RemoveTag(String tag) implements BulkChange {}

    /// The patient stands otherwise with the clinic.
    record ChangeStatus(ClientStatus to) implements BulkChange {}

    /// Out of use.
    record Delete() implements BulkChange {}
}
