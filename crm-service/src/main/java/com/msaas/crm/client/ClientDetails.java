package com.msaas.crm.client;

import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
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
    /// How many tags a file may have.
    static final int MOST_TAGS = 50;

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

    /// The same with one more tag.
    ///
    /// @throws RefusedException when there are as many as there may be
    public ClientDetails tagged(String tag) {
        List<String> more = new ArrayList<>(tags);
        more.add(tag);
        ClientDetails tagged = withTags(more);
        if (tagged.tags.size() > MOST_TAGS && tagged.tags.size() > tags.size()) {
            throw new RefusedException(InvalidInput.of("tags", "must be at most " + MOST_TAGS));
        }
        return tagged;
    }

    /// The same without the tag.
    public ClientDetails untagged(String tag) {
        List<String> gone = withTags(List.of(tag)).tags;
        return withTags(tags.stream().filter(Predicate.not(gone::contains)).toList());
    }

    /// The same where the patient stands otherwise with the clinic.
    public ClientDetails standing(ClientStatus other) {
        return new ClientDetails(name, emails, phones, birthDate, nationalId, address, source, other, tags, notes);
    }

    private ClientDetails withTags(List<String> others) {
        return new ClientDetails(name, emails, phones, birthDate, nationalId, address, source, status, others, notes);
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
