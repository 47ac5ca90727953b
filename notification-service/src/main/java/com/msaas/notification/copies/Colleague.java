package com.msaas.notification.copies;

/// How one of a clinic's people is called and written to.
///
/// @param email the address that he signs in with, which was proven to be his
public record Colleague(String name, String email) {

    /// Names and addresses stay out of logs.
    @Override
    public String toString() {
        return "Colleague";
    }
}
