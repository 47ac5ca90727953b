package com.msaas.crm.client;

import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a patient's file says about them. Contacts and tags stand in it once each.
public record ClientDetails(
        PersonName name,
        List<EmailAddress> emails,
        List<PhoneNumber> phones,
        @Nullable LocalDate birthDate,
        @Nullable NationalId nationalId,
        @Nullable String address,
        @Nullable String source,
        ClientStatus status,
        List<String> tags,
        @Nullable String notes) {

    public ClientDetails {
        emails = emails.stream().distinct().toList();
        phones = phones.stream().distinct().toList();
        tags = tags.stream()
                .map(tag -> Normalizer.normalize(tag, Normalizer.Form.NFC).strip())
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .toList();
        address = orNothing(address);
        source = orNothing(source);
        notes = orNothing(notes);
    }

    /// The fields as the API calls them; nothing for one that is empty.
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("first_name", name.first());
        fields.put("last_name", name.last());
        fields.put("emails", orNothing(emails));
        fields.put("phones", orNothing(phones));
        fields.put("birth_date", birthDate);
        fields.put("national_id", nationalId);
        fields.put("address", address);
        fields.put("source", source);
        fields.put("status", status);
        fields.put("tags", orNothing(tags));
        fields.put("notes", notes);
        return fields;
    }

    /// The names of the fields in which the other differs.
    List<String> fieldsUnlike(ClientDetails other) {
        Map<String, @Nullable Object> theirs = other.fields();
        List<String> unlike = new ArrayList<>();
        fields().forEach((name, value) -> {
            if (!Objects.equals(value, theirs.get(name))) {
                unlike.add(name);
            }
        });
        return unlike;
    }

    private static @Nullable String orNothing(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Object orNothing(Collection<?> values) {
        return values.isEmpty() ? null : values;
    }
}
