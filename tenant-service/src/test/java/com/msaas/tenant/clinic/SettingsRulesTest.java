package com.msaas.tenant.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.msaas.platform.api.Change;
import com.msaas.platform.refusal.FieldProblem;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SettingsRulesTest {
    private static final Clinic ZAMBET = Clinic.opened(
            new TenantId(UUID.randomUUID()), "Zâmbet", new Slug("zambet"), Instant.parse("2027-01-04T08:00:00Z"));

    @Test
    void startsFromMondayToFridayEightToEight() {
        assertThat(ZAMBET.openingHours().spans())
                .containsExactly(
                        span(Day.MON, "08:00", "20:00"),
                        span(Day.TUE, "08:00", "20:00"),
                        span(Day.WED, "08:00", "20:00"),
                        span(Day.THU, "08:00", "20:00"),
                        span(Day.FRI, "08:00", "20:00"));
        assertThat(ZAMBET.timezone().getId()).isEqualTo("Europe/Bucharest");
        assertThat(ZAMBET.currency().getCurrencyCode()).isEqualTo("RON");
        assertThat(ZAMBET.locale().value()).isEqualTo("ro-RO");
    }

    @Test
    void takesSpansThatTouchAndSortsThem() {
        WeeklyHours hours = WeeklyHours.of(List.of(span(Day.MON, "13:00", "17:00"), span(Day.MON, "08:00", "13:00")));

        assertThat(hours.spans()).containsExactly(span(Day.MON, "08:00", "13:00"), span(Day.MON, "13:00", "17:00"));
    }

    @Test
    void namesEverySpanThatOverlapsAnEarlierOne() {
        List<OpenSpan> spans = List.of(
                span(Day.MON, "08:00", "12:00"),
                span(Day.MON, "11:59", "17:00"),
                span(Day.TUE, "08:00", "12:00"),
                span(Day.TUE, "09:00", "10:00"));

        assertThatThrownBy(() -> WeeklyHours.of(spans))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(((InvalidInput) refused.refusal()).details())
                                .extracting(FieldProblem::field)
                                .containsExactly("opening_hours[1]", "opening_hours[3]"));
    }

    @Test
    void refusesASpanThatEndsBeforeItStarts() {
        assertThatThrownBy(() -> span(Day.MON, "12:00", "12:00")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> span(Day.MON, "22:00", "06:00")).isInstanceOf(RefusedException.class);
    }

    @Test
    void refusesOneDateTwice() {
        LocalDate christmas = LocalDate.parse("2027-12-25");

        assertThatThrownBy(() ->
                        Holidays.of(List.of(new ClosedDay(christmas, "Crăciun"), new ClosedDay(christmas, "Iar"))))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void writesLanguagesInTheirUsualSpelling() {
        assertThat(new Language("RO-ro").value()).isEqualTo("ro-RO");
        assertThatThrownBy(() -> new Language("ro_RO")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsAChangeAsAVersionOnlyIfItChangesSomething() {
        assertThat(ZAMBET.changed(renamed("Zâmbet"))).isSameAs(ZAMBET);
        assertThat(ZAMBET.changed(renamed("Surâs")).version()).isEqualTo(2);
        assertThat(ZAMBET.changed(renamed("Surâs")).slug()).isEqualTo(ZAMBET.slug());
    }

    private static SettingsChange renamed(String name) {
        return new SettingsChange(
                Change.to(name),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none());
    }

    private static OpenSpan span(Day day, String start, String end) {
        return new OpenSpan(day, LocalTime.parse(start), LocalTime.parse(end));
    }
}
