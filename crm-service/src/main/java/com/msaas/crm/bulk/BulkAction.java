package com.msaas.crm.bulk;

/// What can be done to many files.
enum BulkAction {
    ADD_TAG,
    REMOVE_TAG,
    CHANGE_STATUS,
    DELETE
}
