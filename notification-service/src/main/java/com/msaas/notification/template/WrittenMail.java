package com.msaas.notification.template;

/// A mail as it is read.
///
/// @param sender what the clinic is called; empty when that is not known
public record WrittenMail(String sender, String subject, String text, String html) {

    /// What people are told stays out of logs.
    @Override
    public String toString() {
        return "WrittenMail";
    }
}
