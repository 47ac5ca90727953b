package com.msaas.crm.client;

import com.msaas.crm.matching.ContactKey;
import java.util.LinkedHashSet;
import java.util.Set;

/// A file's contacts, as they are compared with those of others.
public final class ContactKeys {
    private ContactKeys() {}

    /// The keys of all that the file names.
    public static Set<ContactKey> of(ClientDetails details) {
        Set<ContactKey> keys = new LinkedHashSet<>();
        details.emails().forEach(email -> keys.add(new ContactKey(ContactKey.Kind.EMAIL, email.value())));
        details.phones().forEach(phone -> keys.add(new ContactKey(ContactKey.Kind.PHONE, phone.value())));
        return keys;
    }
}
