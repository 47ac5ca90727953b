package com.msaas.crm.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What its sentence needs to know of an activity besides its type.
///
/// @param startTime of the appointment, where it is about one
/// @param fields what changed, where something did
/// @param channel by which way something was said: `email`
/// @param kind which of several of one type: a notice's kind, or whether a note is a new one
/// @param because why something did not come about
record Particulars(
        @Nullable Instant startTime,
        List<String> fields,
        @Nullable String channel,
        @Nullable String kind,
        @Nullable String because) {
    static final Particulars NONE = new Particulars(null, List.of(), null, null, null);

    Particulars {
        fields = List.copyOf(fields);
    }

    static Particulars ofAppointment(Instant startTime) {
        return new Particulars(startTime, List.of(), null, null, null);
    }

    static Particulars ofChange(List<String> fields) {
        return new Particulars(null, fields, null, null, null);
    }

    static Particulars ofMessage(String channel) {
        return new Particulars(null, List.of(), channel, null, null);
    }

    static Particulars ofNotice(String kind, String channel, @Nullable String because) {
        return new Particulars(null, List.of(), channel, kind, because);
    }

    static Particulars ofNote(boolean isNew) {
        return new Particulars(null, List.of(), null, isNew ? "new" : "rewritten", null);
    }
}
