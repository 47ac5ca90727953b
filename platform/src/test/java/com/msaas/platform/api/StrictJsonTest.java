package com.msaas.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.msaas.platform.refusal.FieldProblem;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class StrictJsonTest {
    private final StrictJson json =
            new StrictJson(new ApiAutoConfiguration().validatorFactory().getValidator());

    record PatientId(UUID value) {}

    record Slug(@Size(min = 3, max = 8) String value) {}

    enum Weekday {
        @JsonProperty("MON")
        MONDAY,
        ON_HOLIDAY
    }

    record Hours(Weekday day, LocalTime start, LocalTime end) {
        @AssertTrue(message = "must end after it starts")
        boolean isInOrder() {
            return end.isAfter(start);
        }
    }

    record Money(BigDecimal amount, Currency currency) {
        Money {
            if (amount.signum() < 0) {
                throw new RefusedException(InvalidInput.of("amount", "must not be negative"));
            }
        }
    }

    record Everything(
            @NotBlank @Size(max = 20) String firstName,
            @Nullable @Size(max = 20) String lastName,
            List<@Email String> emails,
            @Nullable List<Hours> openingHours,
            @Min(1) int count,
            @Nullable Long big,
            @Nullable Double rate,
            @Nullable Boolean consent,
            @Nullable UUID id,
            @Nullable PatientId patientId,
            @Nullable Instant startTime,
            @Nullable LocalDate birthDate,
            @Nullable YearMonth month,
            @Nullable ZoneId timezone,
            @Nullable Money price,
            @Nullable Weekday day,
            @Nullable Set<Weekday> days,
            @Nullable Map<String, String> labels,
            @Nullable Slug slug,
            @JsonProperty("2fa") @Nullable Boolean secondFactor) {}

    private static final String LEAST = "\"first_name\":\"Ana\",\"emails\":[],\"count\":1";

    @Test
    void readsWhatIsRight() {
        UUID id = UUID.randomUUID();

        Everything read = read("""
                {"first_name":"Ana","last_name":null,"emails":["ana@example.com"],
                 "opening_hours":[{"day":"MON","start":"09:00","end":"17:30"}],
                 "count":3,"big":9007199254740993,"rate":0.25,"consent":true,"id":"%1$s","patient_id":"%1$s",
                 "start_time":"2027-01-04T10:00:00+02:00","birth_date":"1990-02-28","month":"2027-01",
                 "timezone":"Europe/Bucharest","price":{"amount":"250.00","currency":"RON"},"day":"on_holiday",
                 "days":["MON"],"labels":{"colour":"$gt is text"},"slug":"surasul","2fa":false}""".formatted(id));

        assertThat(read)
                .isEqualTo(new Everything(
                        "Ana",
                        null,
                        List.of("ana@example.com"),
                        List.of(new Hours(Weekday.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 30))),
                        3,
                        9007199254740993L,
                        0.25,
                        true,
                        id,
                        new PatientId(id),
                        Instant.parse("2027-01-04T08:00:00Z"),
                        LocalDate.of(1990, 2, 28),
                        YearMonth.of(2027, 1),
                        ZoneId.of("Europe/Bucharest"),
                        new Money(new BigDecimal("250.00"), Currency.getInstance("RON")),
                        Weekday.ON_HOLIDAY,
                        Set.of(Weekday.MONDAY),
                        Map.of("colour", "$gt is text"),
                        new Slug("surasul"),
                        false));
    }

    @Test
    void whatIsMarkedNullableMayBeLeftOut() {
        Everything read = read("{" + LEAST + "}");

        assertThat(read.lastName()).isNull();
        assertThat(read.openingHours()).isNull();
        assertThat(read.firstName()).isEqualTo("Ana");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        List<FieldProblem> problems = problems("""
                {"first_name":" ","last_name":"%s","emails":["ana@example.com","ana",7],
                 "opening_hours":[{"day":"MON","start":"09:00","end":"17:00"},
                                  {"day":"DOM","start":"25:00","end":"17:00","room":1}],
                 "count":0,"surname":"Pop","price":{"amount":250,"currency":"LEI"}}""".formatted("x".repeat(21)));

        assertThat(problems)
                .extracting(FieldProblem::field, FieldProblem::message)
                .containsExactlyInAnyOrder(
                        tuple("first_name", "must not be blank"),
                        tuple("last_name", "must have between 0 and 20 characters or elements"),
                        tuple("emails[2]", "must be text"),
                        tuple("opening_hours[1].day", "must be one of MON, on_holiday"),
                        tuple("opening_hours[1].start", "must be a time of day such as 09:00"),
                        tuple("opening_hours[1].room", "is not a known field"),
                        tuple("count", "must be at least 1"),
                        tuple("price.amount", "must be a decimal number as text, such as \"250.00\""),
                        tuple("price.currency", "must be an ISO 4217 currency such as RON"),
                        tuple("surname", "is not a known field"));
    }

    @Test
    void namesTheElementThatBreaksAConstraint() {
        assertThat(problems("{\"first_name\":\"Ana\",\"count\":1,\"emails\":[\"ana@example.com\",\"ana\"]}"))
                .containsExactly(new FieldProblem("emails[1]", "must be an email address"));
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThat(problems("{}"))
                .containsExactlyInAnyOrder(
                        new FieldProblem("first_name", "is required"),
                        new FieldProblem("emails", "is required"),
                        new FieldProblem("count", "is required"));
        assertThat(problems("{\"first_name\":null,\"emails\":null,\"count\":null}"))
                .hasSize(3)
                .allMatch(problem -> problem.message().equals("is required"));
    }

    @Test
    void holdsARecordToWhatItSaysAsAWhole() {
        assertThat(problems(
                        "{" + LEAST + ",\"opening_hours\":[{\"day\":\"MON\",\"start\":\"17:00\",\"end\":\"09:00\"}]}"))
                .containsExactly(new FieldProblem("opening_hours[0].in_order", "must end after it starts"));
    }

    @Test
    void tellsWhatARecordsConstructorRefuses() {
        assertThat(problems("{" + LEAST + ",\"price\":{\"amount\":\"-1\",\"currency\":\"RON\"}}"))
                .containsExactly(new FieldProblem("price.amount", "must not be negative"));
    }

    @Test
    void holdsAValueRecordToItsConstraint() {
        assertThat(problems("{" + LEAST + ",\"slug\":\"ab\"}")).hasSize(1);
        assertThat(problems("{" + LEAST + ",\"slug\":{\"value\":\"abcd\"}}"))
                .containsExactly(new FieldProblem("slug", "must be text"));
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                        Map.of("count", "\"1\" 1.0 1e0 true [] {} null 2147483648 -2147483649 99999999999999999999"),
                        Map.of("big", "\"1\" 1.5 9223372036854775808 false"),
                        Map.of("rate", "\"0.5\" true [0.5] 1e400"),
                        Map.of("consent", "\"true\" 1 0 \"\" []"),
                        Map.of("first_name", "1 1.5 true [] {} [\"Ana\"] {\"$gt\":\"\"} null"),
                        Map.of("last_name", "1 {\"$ne\":null} [\"a\"] {}"),
                        Map.of("emails", "\"a@b.ro\" {} 1 {\"0\":\"a@b.ro\"} [null] [[]] [{\"$gt\":\"\"}]"),
                        Map.of("id", "\"1-1-1-1-1\" \"\" 1 {\"$oid\":\"1\"} \"01980c5e7d0a7c3e9b1f5a6d2e8f4c10\""),
                        Map.of("patient_id", "{\"value\":\"x\"} 1 \"x\" {\"$gt\":\"\"}"),
                        Map.of(
                                "start_time",
                                "\"2027-01-04\" \"2027-01-04T10:00:00\" \"2027-02-30T10:00:00Z\" 1798970400"
                                        + " \"+1000000000-12-31T23:59:59Z\" \"now\" \"\""),
                        Map.of(
                                "birth_date",
                                "\"1990-02-30\" \"28.02.1990\" \"1990-2-3\" \"1990-02-28T00:00:00Z\" 19900228 \"\""),
                        Map.of("month", "\"2027-13\" \"2027\" 202701"),
                        Map.of("timezone", "\"Europe/Bukarest\" \"+02:00\" \"\" 2"),
                        Map.of("day", "\"mon\" \"MONDAY\" \"monday\" 0 \"\""),
                        Map.of("days", "[\"MON\",\"MON\"] \"MON\" [\"TUE\"]"),
                        Map.of(
                                "labels",
                                "{\"$gt\":\"\"} {\"a.b\":\"c\"} {\"\":\"c\"} {\"a\":1} {\"a\":{\"$gt\":\"\"}} []"),
                        Map.of("price", "\"250.00\" 250 {\"amount\":\"1e3\",\"currency\":\"RON\"} []"),
                        Map.of("opening_hours", "{} [[]] [null] [\"MON\"] \"\""))
                .flatMap(one -> one.entrySet().stream())
                .flatMap(one ->
                        Arrays.stream(one.getValue().split(" ")).map(value -> Arguments.of(one.getKey(), value)));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void neverTakesAValueOfAnotherType(String field, String value) {
        String others = Stream.of("\"first_name\":\"Ana\"", "\"emails\":[]", "\"count\":1")
                .filter(other -> !other.startsWith("\"" + field + "\""))
                .reduce("", (all, one) -> all + one + ",");

        assertThat(problems("{" + others + "\"" + field + "\":" + value + "}"))
                .isNotEmpty()
                .allMatch(problem -> problem.field().startsWith(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"first_name\":\"Ana\"",
                "{'first_name':'Ana'}",
                "{first_name:\"Ana\"}",
                "{\"count\":01}",
                "{\"count\":+1}",
                "{\"count\":NaN}",
                "{\"count\":Infinity}",
                "{\"count\":0x1}",
                "{\"count\":1,}",
                "{\"emails\":[1,]}",
                "{\"count\":1}//",
                "{/**/\"count\":1}",
                "{\"count\":1}{}",
                "{\"count\":1} x",
                "{\"count\":1,\"count\":1}",
                "{\"labels\":{\"a\":\"1\",\"a\":\"2\"}}",
                "{\"first_name\":\"a\nb\"}",
                "{\"first_name\":\"\\x41\"}",
                "\uFEFF{\"count\":1}",
                "undefined"
            })
    void whatIsNoJsonIsMalformed(String text) {
        assertMalformed(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNoUtf8IsMalformed() {
        byte[][] hostile = {
            {'"', (byte) 0xFF, '"'},
            {'"', (byte) 0xC0, (byte) 0x80, '"'},
            {'"', (byte) 0xC0, (byte) 0xAF, '"'},
            {'"', (byte) 0xE0, (byte) 0x80, (byte) 0xAF, '"'},
            {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
            {'"', (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'},
            {'"', (byte) 0xC3, '"'},
            {(byte) 0xFE, (byte) 0xFF, 0, '{', 0, '}'},
            {0, '{', 0, '}'}
        };
        for (byte[] body : hostile) {
            assertMalformed(body);
        }
    }

    @Test
    void whatIsTooDeepOrTooLongIsMalformed() {
        assertMalformed(
                ("{\"labels\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}").getBytes(StandardCharsets.UTF_8));
        assertMalformed(
                ("{\"labels\":" + "{\"a\":".repeat(40) + "1" + "}".repeat(40) + "}").getBytes(StandardCharsets.UTF_8));
        assertMalformed(("{\"" + "n".repeat(1_000) + "\":1}").getBytes(StandardCharsets.UTF_8));
        assertMalformed(("{\"count\":" + "1".repeat(1_000) + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatTheRootMustBeIsSaid() {
        for (String other : List.of("[]", "1", "\"text\"", "true")) {
            assertThat(problems(other)).containsExactly(new FieldProblem("body", "must be an object"));
        }
        assertThat(problems("null")).containsExactly(new FieldProblem("body", "must not be null"));
    }

    @Test
    void textWithoutABoundOfItsOwnIsBoundedAllTheSame() {
        record Note(String text, List<String> tags) {}

        assertThat(problemsOf(Note.class, "{\"text\":\"" + "x".repeat(10_001) + "\",\"tags\":[]}"))
                .containsExactly(new FieldProblem("text", "must have at most 10000 characters"));
        assertThat(problemsOf(Note.class, "{\"text\":\"\",\"tags\":[" + "\"\",".repeat(1_000) + "\"\"]}"))
                .containsExactly(new FieldProblem("tags", "must have at most 1000 elements"));
    }

    @Test
    void textWithABoundOfItsOwnMayBeLonger() {
        record Note(@Size(max = 50_000) String text) {}

        assertThat(json.read(bytes("{\"text\":\"" + "x".repeat(20_000) + "\"}"), Note.class)
                        .text())
                .hasSize(20_000);
    }

    @Test
    void textHoldsNoNulAndNoHalfCharacters() {
        assertThat(problems("{" + LEAST + ",\"last_name\":\"a\\u0000b\"}"))
                .containsExactly(new FieldProblem("last_name", "must not contain the NUL character"));
        assertThat(problems("{" + LEAST + ",\"last_name\":\"a\\ud800b\"}"))
                .containsExactly(new FieldProblem("last_name", "must be valid Unicode text"));
        assertThat(problems("{" + LEAST + ",\"labels\":{\"a\\u0000\":\"b\"}}")).hasSize(1);
        assertThat(read("{" + LEAST + ",\"last_name\":\"\\ud83d\\ude00 ș\"}").lastName())
                .isEqualTo("\uD83D\uDE00 ș");
    }

    @Test
    void aHostileNumberOfFaultsIsToldInPart() {
        StringBuilder body = new StringBuilder("{" + LEAST);
        for (int at = 0; at < 5_000; at++) {
            body.append(",\"f").append(at).append("\":1");
        }

        assertThat(problems(body.append('}').toString())).hasSize(100);
    }

    @Test
    void theNameOfAnUnknownFieldIsToldInPrintableForm() {
        assertThat(problems("{" + LEAST + ",\"a\\u0000\\nb\":1}"))
                .containsExactly(new FieldProblem("a??b", "is not a known field"));
    }

    @Test
    void aTypeThatIsNotReadFromOutsideIsAProgrammingError() {
        record Wild(Object anything) {}

        assertThatIllegalStateException().isThrownBy(() -> json.read(bytes("{\"anything\":{}}"), Wild.class));
    }

    /// Whatever is written from right values is read to the same values, and one changed token never passes
    /// unnoticed as another type.
    @Test
    void readsBackWhatWasWritten() {
        Random random = new Random(20270104);
        for (int round = 0; round < 500; round++) {
            int count = random.nextInt(1, Integer.MAX_VALUE);
            long big = random.nextLong();
            UUID id = new UUID(random.nextLong(), random.nextLong());
            Instant at = Instant.ofEpochMilli(random.nextLong(0, 4_000_000_000_000L));
            LocalDate date = LocalDate.ofEpochDay(random.nextInt(40_000));
            boolean consent = random.nextBoolean();

            Everything read = read(
                    "{\"first_name\":\"Ana\",\"emails\":[],\"count\":%d,\"big\":%d,\"id\":\"%s\",\"start_time\":\"%s\",\"birth_date\":\"%s\",\"consent\":%s}"
                            .formatted(count, big, id, at, date, consent));

            assertThat(List.of(read.count(), read.big(), read.id(), read.startTime(), read.birthDate(), read.consent()))
                    .isEqualTo(List.of(count, big, id, at, date, consent));
        }
    }

    @Nested
    class Changes {
        record Patch(
                Change<@NotBlank @Size(max = 5) String> name,
                Change<@Nullable @Size(max = 5) String> notes,
                Change<@Valid @Nullable Money> price,
                Change<List<@Min(1) @Max(9) Integer>> marks,
                Change<@DecimalMin("0.00") BigDecimal> discount) {}

        @Test
        void tellWhatWasLeftOutFromWhatWasEmptied() {
            Patch patch = json.read(bytes("{\"notes\":null,\"marks\":[3]}"), Patch.class);

            assertThat(patch.name()).isEqualTo(Change.none());
            assertThat(patch.name().or("as it was")).isEqualTo("as it was");
            assertThat(patch.notes()).isEqualTo(Change.to(null));
            assertThat(patch.notes().or("as it was")).isNull();
            assertThat(patch.price().isNamed()).isFalse();
            assertThat(patch.marks().or(List.of())).containsExactly(3);
        }

        @Test
        void areHeldToTheConstraintsOfTheirValues() {
            assertThat(problemsOf(
                            Patch.class,
                            "{\"name\":\" \",\"notes\":\"123456\",\"marks\":[0,3],\"discount\":\"-0.01\","
                                    + "\"price\":{\"amount\":\"-1\",\"currency\":\"RON\"}}"))
                    .containsExactlyInAnyOrder(
                            new FieldProblem("name", "must not be blank"),
                            new FieldProblem("notes", "must have between 0 and 5 characters or elements"),
                            new FieldProblem("marks[0]", "must be at least 1"),
                            new FieldProblem("discount", "must be at least 0.00"),
                            new FieldProblem("price.amount", "must not be negative"));
        }

        @Test
        void cannotEmptyWhatIsNotMarkedNullable() {
            assertThat(problemsOf(Patch.class, "{\"name\":null,\"marks\":null}"))
                    .containsExactlyInAnyOrder(
                            new FieldProblem("name", "must not be null"),
                            new FieldProblem("marks", "must not be null"));
        }

        @Test
        void areOfTheirTypeToo() {
            assertThat(problemsOf(Patch.class, "{\"name\":1,\"notes\":{\"$set\":\"x\"},\"marks\":[\"1\"]}"))
                    .hasSize(3);
        }
    }

    private Everything read(String text) {
        return json.read(bytes(text), Everything.class);
    }

    private List<FieldProblem> problems(String text) {
        return problemsOf(Everything.class, text);
    }

    private List<FieldProblem> problemsOf(Class<?> type, String text) {
        try {
            Object read = json.read(bytes(text), type);
            throw new AssertionError("was taken: " + text + " as " + read);
        } catch (RefusedException e) {
            assertThat(e.refusal()).as(text).isInstanceOf(InvalidInput.class);
            return ((InvalidInput) e.refusal()).details();
        }
    }

    private void assertMalformed(byte[] body) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> json.read(body, Everything.class))
                .satisfies(refused -> assertThat(refused.refusal().code()).isEqualTo("MALFORMED_JSON"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
