package com.msaas.tenant.clinic;

import static java.util.Map.entry;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The days on which Romania is closed, Orthodox Easter included, for a clinic to take over or not.
@Component
class PublicHolidays {
    /// The library knows them by these keys and has no Romanian names.
    private static final Map<String, String> NAMES = Map.ofEntries(
            entry("NEW_YEAR", "Anul Nou"),
            entry("EPIPHANY", "Boboteaza"),
            entry("ST_JOHN", "Sfântul Ioan"),
            entry("UNIFICATION", "Ziua Unirii Principatelor Române"),
            entry("christian.GOOD_FRIDAY", "Vinerea Mare"),
            entry("christian.EASTER", "Paștele"),
            entry("christian.EASTER_MONDAY", "A doua zi de Paște"),
            entry("LABOUR_DAY", "Ziua Muncii"),
            entry("CHILDRENS_DAY", "Ziua Copilului"),
            entry("christian.PENTECOST", "Rusaliile"),
            entry("christian.WHIT_MONDAY", "A doua zi de Rusalii"),
            entry("NAVY_DAY", "Adormirea Maicii Domnului"),
            entry("ST_ANDREW", "Sfântul Andrei"),
            entry("NATIONAL_DAY", "Ziua Națională a României"),
            entry("CHRISTMAS", "Crăciunul"));

    /// The library reads its calendar when it is first asked, and keeps it.
    List<ClosedDay> of(Year year) {
        HolidayManager romania = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.ROMANIA));
        return Holidays.eachOnce(romania.getHolidays(year).stream()
                        .map(day -> new ClosedDay(day.getDate(), name(day)))
                        .toList())
                .days();
    }

    private static String name(Holiday day) {
        return NAMES.getOrDefault(day.getPropertiesKey(), day.getDescription(Locale.ENGLISH));
    }
}
