package com.msaas.tenant.clinic;

/// Where a new clinic works at first, since a clinic always works somewhere.
public interface FirstPlace {

    /// Opens it, in the transaction that opens the clinic.
    ///
    /// @throws IllegalStateException outside of a transaction
    void open(String clinicName);
}
