package com.msaas.tenant.clinic;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Where clinics are kept: one document each.
@Repository
class Clinics {
    private final TenantCollection clinics;

    Clinics(Database database) {
        this.clinics = database.tenantCollection(CollectionSpec.named("clinics"));
    }

    /// The bound clinic, if it has opened.
    Optional<Clinic> find() {
        return clinics.byId(TenantContext.current().value()).map(Clinics::clinic);
    }

    void add(Clinic clinic) {
        clinics.insert(document(clinic));
    }

    /// Puts the clinic in the place of its earlier version.
    ///
    /// @return false when that is not the current one any more
    boolean replace(Clinic before, Clinic after) {
        return clinics.replaceOne(and(eq(before.id().value()), eq("version", before.version())), document(after));
    }

    private static Document document(Clinic clinic) {
        return new Document("_id", clinic.id().value())
                .append("version", clinic.version())
                .append("name", clinic.name())
                .append("slug", clinic.slug().value())
                .append("timezone", clinic.timezone().getId())
                .append("currency", clinic.currency().getCurrencyCode())
                .append("locale", clinic.locale().value())
                .append(
                        "opening_hours",
                        clinic.openingHours().spans().stream()
                                .map(span -> new Document("day", span.day().name())
                                        .append("start", span.start().toString())
                                        .append("end", span.end().toString()))
                                .toList())
                .append(
                        "holidays",
                        clinic.holidays().days().stream()
                                .map(day -> new Document("date", day.date().toString()).append("name", day.name()))
                                .toList())
                .append("legal", legal(clinic.legal()))
                .append("logo", logo(clinic.logo()))
                .append("opened_at", Date.from(clinic.openedAt()));
    }

    private static @Nullable Document legal(@Nullable LegalData legal) {
        return legal == null
                ? null
                : new Document("name", legal.name())
                        .append("tax_id", legal.taxId().value())
                        .append(
                                "registration_number",
                                legal.registrationNumber() == null
                                        ? null
                                        : legal.registrationNumber().value())
                        .append("address", legal.address());
    }

    private static @Nullable LegalData legal(@Nullable Document stored) {
        if (stored == null) {
            return null;
        }
        String number = stored.getString("registration_number");
        return new LegalData(
                stored.getString("name"),
                new TaxId(stored.getString("tax_id")),
                number == null ? null : new RegistrationNumber(number),
                stored.getString("address"));
    }

    private static @Nullable Document logo(@Nullable Logo logo) {
        return logo == null
                ? null
                : new Document("digest", logo.digest())
                        .append("width", logo.width())
                        .append("height", logo.height());
    }

    private static @Nullable Logo logo(@Nullable Document stored) {
        return stored == null
                ? null
                : new Logo(stored.getString("digest"), stored.getInteger("width"), stored.getInteger("height"));
    }

    private static Clinic clinic(Document stored) {
        List<OpenSpan> spans = stored.getList("opening_hours", Document.class).stream()
                .map(span -> new OpenSpan(
                        Day.valueOf(span.getString("day")),
                        LocalTime.parse(span.getString("start")),
                        LocalTime.parse(span.getString("end"))))
                .toList();
        List<ClosedDay> days = stored.getList("holidays", Document.class).stream()
                .map(day -> new ClosedDay(LocalDate.parse(day.getString("date")), day.getString("name")))
                .toList();
        return new Clinic(
                new TenantId(stored.get("_id", UUID.class)),
                stored.getLong("version"),
                stored.getString("name"),
                new Slug(stored.getString("slug")),
                ZoneId.of(stored.getString("timezone")),
                Currency.getInstance(stored.getString("currency")),
                new Language(stored.getString("locale")),
                new WeeklyHours(spans),
                new Holidays(days),
                legal(stored.get("legal", Document.class)),
                logo(stored.get("logo", Document.class)),
                stored.getDate("opened_at").toInstant());
    }
}
