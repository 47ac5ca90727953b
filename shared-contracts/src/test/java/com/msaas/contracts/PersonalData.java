package com.msaas.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Judges whether a schema could carry what must be erasable into a topic from which nothing can be erased:
/// by the names of its fields, and by texts of no fixed form, in which anything can hide.
final class PersonalData {

    /// Matched against each word of a snake_case name, so that `surname` is caught and `renamed` is not.
    private static final Pattern PERSONAL_WORD = Pattern.compile(
            "names?|firstname|lastname|surname|fullname|emails?|mail|phones?|mobile|fax|notes?|comments?|reasons?|messages?"
                    + "|body|text|subject|description|birth|birthday|birthdate|born|age|sex|gender|national|cnp|ssn|passport"
                    + "|address|addresses|street|city|ip|agent|allergy|allergies|medical|diagnosis|password|iban|photo");

    /// Facts about the clinic as a business, not about a person; each has been looked at.
    private static final Set<String> ABOUT_THE_CLINIC = Set.of("/clinic_name", "/name", "/holidays/*/name");

    /// Texts of no fixed form that come from the system or from a closed list elsewhere.
    private static final Set<String> SYSTEM_WORDS = Set.of("/timezone");

    private PersonalData() {}

    static List<String> problems(JsonNode schema) {
        List<String> problems = new ArrayList<>();
        walk("", schema, problems);
        return problems;
    }

    private static void walk(String place, JsonNode schema, List<String> problems) {
        schema.path("properties").forEachEntry((name, field) -> {
            String here = place + "/" + name;
            if (!ABOUT_THE_CLINIC.contains(here) && !isId(field)) {
                for (String word : name.split("_", -1)) {
                    if (PERSONAL_WORD.matcher(word).matches()) {
                        problems.add(here + ": named like personal data");
                    }
                }
            }
            walk(here, field, problems);
        });
        if (schema.has("items")) {
            walk(place + "/*", schema.get("items"), problems);
        }
        if (isFreeText(schema) && !ABOUT_THE_CLINIC.contains(place) && !SYSTEM_WORDS.contains(place)) {
            problems.add(place + ": free text");
        }
    }

    /// An id of a note is no note.
    private static boolean isId(JsonNode schema) {
        return schema.path("format").asString("").equals("uuid");
    }

    private static boolean isFreeText(JsonNode schema) {
        return schema.path("type").asString("").equals("string")
                && !schema.has("format")
                && !schema.has("enum")
                && !schema.has("pattern");
    }
}
