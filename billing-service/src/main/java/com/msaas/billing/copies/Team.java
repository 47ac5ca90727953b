package com.msaas.billing.copies;

/// Who works in the bound clinic.
public interface Team {

    /// How many they are.
    long size();
}
