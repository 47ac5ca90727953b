package com.msaas.scheduling.copies;

import com.msaas.contracts.Holiday;
import com.msaas.contracts.OpeningHours;
import com.msaas.contracts.TenantFact;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.scheduling.time.DayHours;
import com.msaas.scheduling.time.Weekday;
import com.msaas.scheduling.time.WeeklyHours;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Takes in what clinics say of themselves; each time all of it, so the newest replaces what was there.
@Component
final class ClinicSettingsCopy extends NewestCopy<TenantFact> {
    static final String NAME = "clinic-settings";

    ClinicSettingsCopy(Database database) {
        super(database, NAME, "clinic_settings");
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.onFamily(TenantFact.class, this::keep);
    }

    /// The bound clinic's, if they have arrived.
    Optional<ClinicSettings> current() {
        return find(TenantContext.current().value()).map(ClinicSettingsCopy::settings);
    }

    @Override
    protected Document kept(TenantFact clinic) {
        return new Document("timezone", clinic.timezone().getId())
                .append("currency", clinic.currency())
                .append("opening_hours", keptHours(clinic.openingHours()))
                .append(
                        "holidays",
                        clinic.holidays().stream()
                                .map(Holiday::date)
                                .map(LocalDate::toString)
                                .toList());
    }

    /// How hours that were told are kept, here and by places that have their own.
    static List<Document> keptHours(List<OpeningHours> told) {
        return told.stream()
                .map(hours -> new Document("day", hours.day().name())
                        .append("start", hours.start().toString())
                        .append("end", hours.end().toString()))
                .toList();
    }

    static WeeklyHours readHours(List<Document> kept) {
        return new WeeklyHours(kept.stream()
                .map(hours -> new DayHours(
                        Weekday.valueOf(hours.getString("day")),
                        LocalTime.parse(hours.getString("start")),
                        LocalTime.parse(hours.getString("end"))))
                .toList());
    }

    private static ClinicSettings settings(Document document) {
        Set<LocalDate> holidays = document.getList("holidays", String.class).stream()
                .map(LocalDate::parse)
                .collect(Collectors.toSet());
        return new ClinicSettings(
                ZoneId.of(document.getString("timezone")),
                Currency.getInstance(document.getString("currency")),
                readHours(document.getList("opening_hours", Document.class)),
                holidays);
    }
}
