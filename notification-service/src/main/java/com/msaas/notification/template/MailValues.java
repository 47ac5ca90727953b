package com.msaas.notification.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a mail says besides its words. Names were typed by people, so each is brought into one line of bearable
/// length, and one that shows nothing counts as unknown.
public sealed interface MailValues permits AppointmentValues, AlertValues {

    /// What the clinic is called, if that is known.
    @Nullable
    String clinic();

    /// Who is greeted, if that is known.
    @Nullable
    String addressee();

    /// What stands in the places of the words, by the places' names.
    Map<String, String> places(Language language, Vocabulary vocabulary);

    /// What stands in the mail's table.
    Rows rows(Language language, Vocabulary vocabulary);
}
