package com.msaas.crm.importing;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A field of a patient's file that a column may hold, and what such columns are called.
enum ImportField {
    FIRST_NAME(false, "prenume", "prenumele", "firstname", "given name"),
    LAST_NAME(false, "nume", "numele", "nume de familie", "lastname", "surname", "family name"),
    EMAILS(
            true,
            "email",
            "e mail",
            "mail",
            "adresa email",
            "adresa e mail",
            "adresa de email",
            "adresa de e mail",
            "email address"),
    PHONES(
            true,
            "telefon",
            "telefoane",
            "tel",
            "nr tel",
            "nr telefon",
            "numar telefon",
            "numar de telefon",
            "telefon mobil",
            "mobil",
            "phone",
            "phone number",
            "mobile",
            "mobile phone"),
    BIRTH_DATE(
            false, "data nasterii", "data nastere", "data de nastere", "birthdate", "birthday", "date of birth", "dob"),
    NATIONAL_ID(false, "cnp", "cod numeric personal"),
    ADDRESS(false, "adresa", "domiciliu", "adresa domiciliu", "adresa de domiciliu"),
    SOURCE(false, "sursa"),
    STATUS(false, "stare", "statut"),
    TAGS(true, "etichete", "eticheta", "tag", "labels"),
    NOTES(false, "note", "nota", "notite", "notita", "observatii", "mentiuni", "comentarii", "comments", "remarks");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER_AT_THE_END = Pattern.compile(" ?[0-9]+$");
    private static final Map<String, ImportField> BY_NAME = byName();

    private final boolean many;
    private final List<String> names;

    ImportField(boolean many, String... names) {
        this.many = many;
        this.names = List.of(names);
    }

    /// As the API calls it.
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How a column of it may be called, for a person to read.
    String example() {
        return names.getFirst();
    }

    /// Whether it takes several values, from one column or from several.
    boolean isMany() {
        return many;
    }

    /// The field that the API calls so.
    static Optional<ImportField> ofWire(String name) {
        return Arrays.stream(values())
                .filter(field -> field.wireName().equals(name))
                .findFirst();
    }

    /// The field that a column of this name holds, if the name is known: in Romanian or in English, whatever
    /// its case, with its diacritics or without, numbered or not.
    static Optional<ImportField> ofColumn(String name) {
        String folded = folded(name);
        return Optional.ofNullable(BY_NAME.getOrDefault(
                folded, BY_NAME.get(NUMBER_AT_THE_END.matcher(folded).replaceFirst(""))));
    }

    /// A column's name as it is compared.
    static String folded(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return NO_LETTERS.matcher(plain).replaceAll(" ").strip();
    }

    private static Map<String, ImportField> byName() {
        Map<String, ImportField> known = new HashMap<>();
        for (ImportField field : values()) {
            field.names.forEach(name -> known.put(name, field));
            known.put(folded(field.wireName()), field);
        }
        return Map.copyOf(known);
    }
}
