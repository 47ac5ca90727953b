package com.msaas.tenant.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicHolidaysTest {
    private final PublicHolidays holidays = new PublicHolidays();

    @Test
    void areThoseOfTheRomanianLabourCode() {
        assertThat(holidays.of(Year.of(2027)))
                .extracting(day -> day.date() + " " + day.name())
                .containsExactly(
                        "2027-01-01 Anul Nou",
                        "2027-01-02 Anul Nou",
                        "2027-01-06 Boboteaza",
                        "2027-01-07 Sfântul Ioan",
                        "2027-01-24 Ziua Unirii Principatelor Române",
                        "2027-04-30 Vinerea Mare",
                        "2027-05-01 Ziua Muncii",
                        "2027-05-02 Paștele",
                        "2027-05-03 A doua zi de Paște",
                        "2027-06-01 Ziua Copilului",
                        "2027-06-20 Rusaliile",
                        "2027-06-21 A doua zi de Rusalii",
                        "2027-08-15 Adormirea Maicii Domnului",
                        "2027-11-30 Sfântul Andrei",
                        "2027-12-01 Ziua Națională a României",
                        "2027-12-25 Crăciunul",
                        "2027-12-26 Crăciunul");
    }

    /// Feasts that the western calendar has on other days in most years.
    @ParameterizedTest
    @CsvSource({
        "2024-05-05",
        "2025-04-20",
        "2026-04-12",
        "2027-05-02",
        "2028-04-16",
        "2029-04-08",
        "2030-04-28",
        "2036-04-20"
    })
    void keepOrthodoxEaster(LocalDate easter) {
        assertThat(holidays.of(Year.of(easter.getYear())))
                .extracting(ClosedDay::date)
                .contains(easter.minusDays(2), easter, easter.plusDays(1), easter.plusDays(49), easter.plusDays(50));
    }

    @Test
    void nameADateOnceThatIsTwoOfThem() {
        assertThat(holidays.of(Year.of(2026)))
                .filteredOn(day -> day.date().equals(LocalDate.parse("2026-06-01")))
                .singleElement()
                .satisfies(day -> assertThat(day.name()).contains("Ziua Copilului", "A doua zi de Rusalii"));
    }
}
