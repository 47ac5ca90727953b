package com.msaas.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.notification.template.AlertValues.Doer;
import com.msaas.notification.template.AlertValues.DoerKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TemplatesTest {
    private static final ZonedDateTime MONDAY =
            ZonedDateTime.of(2027, 1, 4, 10, 0, 0, 0, ZoneId.of("Europe/Bucharest"));
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Templates TEMPLATES = new Templates(new Vocabulary());

    @ParameterizedTest
    @EnumSource(value = MailSort.class, mode = Mode.MATCH_NONE, names = "ALERT.*")
    void sayAllThatIsKnown(MailSort sort) {
        for (Language language : Language.values()) {
            WrittenMail mail = TEMPLATES.write(
                    sort,
                    language,
                    new AppointmentValues("Clinica Zâmbet", "Ștefania", MONDAY, "Detartraj", "Dr. Ionescu"));

            assertThat(mail.sender()).isEqualTo("Clinica Zâmbet");
            assertThat(mail.subject()).contains("2027").contains("10:00");
            assertThat(mail.text()).doesNotContain("{{").doesNotContain("&");
            assertThat(mail.html()).doesNotContain("{{");
            for (String said : Set.of("Clinica Zâmbet", "Ștefania", "Detartraj", "Dr. Ionescu", "2027")) {
                assertThat(mail.text()).contains(said);
                assertThat(mail.html()).contains(said);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = MailSort.class, mode = Mode.MATCH_ANY, names = "ALERT.*")
    void sayOfAlertsAllThatIsKnown(MailSort sort) {
        for (Language language : Language.values()) {
            for (int count : List.of(1, 1_000)) {
                WrittenMail mail = TEMPLATES.write(sort, language, alert("Clinica Zâmbet", "Ștefania", "Dan", count));

                assertThat(mail.subject()).contains(new Vocabulary().action(language, "client.deleted"));
                for (String said :
                        Set.of("Clinica Zâmbet", "Ștefania", "Dan", "2027", "10:00", language.number(count))) {
                    assertThat(mail.text()).contains(said).doesNotContain("{{").doesNotContain("&#");
                    assertThat(mail.html()).contains(said).doesNotContain("{{");
                }
            }
        }
    }

    @Test
    void leaveNoGapForWhatIsNotKnown() {
        WrittenMail mail = TEMPLATES.write(
                MailSort.REMINDER, Language.ROMANIAN, new AppointmentValues(null, " ", MONDAY, null, "\n"));

        assertThat(mail.sender()).isEmpty();
        assertThat(mail.text()).isEqualTo("""
                Bună ziua!

                Vă reamintim programarea dumneavoastră:

                Când: luni, 4 ianuarie 2027, ora 10:00

                Dacă nu puteți ajunge, vă rugăm să ne anunțați din timp.

                --
                Acest mesaj a fost trimis automat. Vă rugăm să nu răspundeți la el.
                """);
    }

    @ParameterizedTest
    @CsvSource({"ro-RO, ROMANIAN", "ro, ROMANIAN", "en-GB, ENGLISH", "hu-HU, ENGLISH", "'', ROMANIAN"})
    void areInTheLanguageOfThePlace(String locale, Language language) {
        assertThat(Language.of(locale)).isEqualTo(language);
    }

    @Test
    void areThereInEveryLanguage() throws IOException {
        assertThat(names("en")).isEqualTo(names("ro"));
    }

    /// The page has the same tags whatever the values are, and every value is to be read in it as it was typed.
    @Property(tries = 300)
    void letNoValueBreakOut(
            @ForAll("typed") String clinic,
            @ForAll("typed") String firstName,
            @ForAll("typed") String service,
            @ForAll("typed") String provider) {
        AppointmentValues values = new AppointmentValues(clinic, firstName, MONDAY, service, provider);
        AppointmentValues harmless = new AppointmentValues(
                like(values.clinic()),
                like(values.addressee()),
                MONDAY,
                like(values.service()),
                like(values.provider()));

        for (Language language : Language.values()) {
            WrittenMail mail = TEMPLATES.write(MailSort.APPOINTMENT_BOOKED, language, values);
            WrittenMail plain = TEMPLATES.write(MailSort.APPOINTMENT_BOOKED, language, harmless);

            assertThat(tags(mail.html())).isEqualTo(tags(plain.html()));
            assertThat(mail.html()).doesNotContain("<script").doesNotContain("javascript:x\"");
            assertThat(mail.text().lines().count())
                    .isEqualTo(plain.text().lines().count());
            assertThat(mail.subject()).isEqualTo(plain.subject());
            assertThat(mail.sender()).doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}]");
            if (values.provider() != null) {
                assertThat(mail.text()).contains(values.provider());
            }
        }
    }

    @Property(tries = 100)
    void letNoNameBreakOutOfAnAlert(
            @ForAll("typed") String clinic, @ForAll("typed") String addressee, @ForAll("typed") String doer) {
        AlertValues values = alert(clinic, addressee, doer, 2);
        AlertValues harmless = alert(
                like(values.clinic()),
                like(values.addressee()),
                like(values.doer().name()),
                2);

        for (Language language : Language.values()) {
            WrittenMail mail = TEMPLATES.write(MailSort.ALERT_SUMMARY, language, values);
            WrittenMail plain = TEMPLATES.write(MailSort.ALERT_SUMMARY, language, harmless);

            assertThat(tags(mail.html())).isEqualTo(tags(plain.html()));
            assertThat(mail.text().lines().count())
                    .isEqualTo(plain.text().lines().count());
            assertThat(mail.subject()).isEqualTo(plain.subject());
        }
    }

    private static AlertValues alert(
            @Nullable String clinic, @Nullable String addressee, @Nullable String doer, int count) {
        return new AlertValues(
                clinic,
                addressee,
                "client.deleted",
                new Doer(DoerKind.MEMBER, doer),
                false,
                count,
                MONDAY,
                MONDAY.plusMinutes(9),
                count,
                2L * count,
                10);
    }

    @Provide
    Arbitrary<String> typed() {
        Arbitrary<String> hostile = Arbitraries.of(
                "<script>alert(1)</script>",
                "</td></table>",
                "\" onmouseover=\"x",
                "' style='",
                "<!--",
                "-->",
                "&lt;b&gt;",
                "&#60;",
                "{{when}}",
                "{{{first_name}}}",
                "{{#rows}}",
                "\r\nBcc: altul@pacient.test",
                "\r\n\r\n<html>",
                "\n.\nMAIL FROM:<x>",
                "\u2028",
                "\u202E",
                "=?UTF-8?Q?x?=",
                "\u0000");
        return Arbitraries.oneOf(hostile, Arbitraries.strings().ofMaxLength(30))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static @Nullable String like(@Nullable String value) {
        return value == null ? null : "x";
    }

    private static List<String> tags(String html) {
        return TAG.matcher(html).results().map(MatchResult::group).toList();
    }

    private static Set<String> names(String language) throws IOException {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(
                        TemplatesTest.class.getResourceAsStream("/templates/" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
        }
        return words.stringPropertyNames();
    }
}
