package com.msaas.tenant.clinic;

import com.msaas.platform.api.Change;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.OneLine;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.refusal.FieldProblem;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.platform.tenancy.TenantId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The clinic and its settings.
@RestController
@RequestMapping("/api/tenant")
class ClinicController {
    private final CurrentClinic currentClinic;
    private final ChangeSettings changeSettings;
    private final PublicHolidays publicHolidays;

    ClinicController(CurrentClinic currentClinic, ChangeSettings changeSettings, PublicHolidays publicHolidays) {
        this.currentClinic = currentClinic;
        this.changeSettings = changeSettings;
        this.publicHolidays = publicHolidays;
    }

    record SettingsRequest(
            Change<@Size(max = 100) @OneLine String> name,
            Change<ZoneId> timezone,
            Change<Currency> currency,
            Change<Language> locale,
            Change<@Size(max = 50) List<OpenSpan>> openingHours,
            Change<@Size(max = 400) List<ClosedDay>> holidays,
            Change<@Nullable LegalData> legal) {

        SettingsChange toChange() {
            List<FieldProblem> problems = new ArrayList<>();
            SettingsChange change = new SettingsChange(
                    name.map(String::strip),
                    timezone,
                    taken(currency, SettingsRequest::spendable, problems),
                    locale,
                    taken(openingHours, WeeklyHours::of, problems),
                    taken(holidays, Holidays::of, problems),
                    legal);
            if (!problems.isEmpty()) {
                throw new RefusedException(new InvalidInput(problems));
            }
            return change;
        }

        /// What the rules make of a value; what they say against it is told together with the rest.
        private static <T, R> Change<R> taken(Change<T> change, Function<T, R> rules, List<FieldProblem> problems) {
            try {
                return change.map(rules);
            } catch (RefusedException e) {
                if (e.refusal() instanceof InvalidInput invalid) {
                    problems.addAll(invalid.details());
                    return Change.none();
                }
                throw e;
            }
        }

        /// Gold and test codes stand in the standard too, but nothing has a price in them.
        private static Currency spendable(Currency currency) {
            if (currency.getDefaultFractionDigits() < 0) {
                throw new RefusedException(InvalidInput.of("currency", "must be a currency that people pay in"));
            }
            return currency;
        }
    }

    record ClinicView(
            TenantId id,
            String name,
            String slug,
            String timezone,
            String currency,
            String locale,
            List<SpanView> openingHours,
            List<DayView> holidays,
            @Nullable LegalView legal,
            @Nullable LogoView logo,
            long version)
            implements Versioned {
        static ClinicView of(Clinic clinic) {
            return new ClinicView(
                    clinic.id(),
                    clinic.name(),
                    clinic.slug().value(),
                    clinic.timezone().getId(),
                    clinic.currency().getCurrencyCode(),
                    clinic.locale().value(),
                    clinic.openingHours().spans().stream().map(SpanView::of).toList(),
                    clinic.holidays().days().stream()
                            .map(day -> new DayView(day.date(), day.name()))
                            .toList(),
                    clinic.legal() == null ? null : LegalView.of(clinic.legal()),
                    LogoView.orNull(clinic.logo()),
                    clinic.version());
        }
    }

    record DayView(LocalDate date, String name) {}

    record LegalView(String name, TaxId taxId, @Nullable RegistrationNumber registrationNumber, String address) {
        static LegalView of(LegalData legal) {
            return new LegalView(legal.name(), legal.taxId(), legal.registrationNumber(), legal.address());
        }
    }

    @Needs(Permission.SEE_CLINIC)
    @GetMapping
    ClinicView clinic() {
        return ClinicView.of(currentClinic.get());
    }

    /// The public holidays of a year, which are the clinic's own only once it takes them over.
    @Needs(Permission.SEE_CLINIC)
    @GetMapping("/holidays/suggested")
    List<DayView> suggested(@RequestParam @Min(2000) @Max(2100) int year) {
        return publicHolidays.of(Year.of(year)).stream()
                .map(day -> new DayView(day.date(), day.name()))
                .toList();
    }

    @Needs(Permission.CHANGE_CLINIC)
    @PatchMapping
    ClinicView change(@RequestBody SettingsRequest request, ExpectedVersion expected) {
        return ClinicView.of(changeSettings.change(request.toChange(), expected));
    }
}
