package com.msaas.tenant.clinic;

import com.msaas.platform.api.Change;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.OneLine;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.refusal.FieldProblem;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.OnlyFor;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantId;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The clinic and its settings.
@RestController
@RequestMapping("/api/tenant")
class ClinicController {
    private final CurrentClinic currentClinic;
    private final ChangeSettings changeSettings;

    ClinicController(CurrentClinic currentClinic, ChangeSettings changeSettings) {
        this.currentClinic = currentClinic;
        this.changeSettings = changeSettings;
    }

    record SettingsRequest(
            Change<@Size(max = 100) @OneLine String> name,
            Change<ZoneId> timezone,
            Change<Currency> currency,
            Change<Language> locale,
            Change<@Size(max = 50) List<OpenSpan>> openingHours,
            Change<@Size(max = 400) List<ClosedDay>> holidays) {

        SettingsChange toChange() {
            List<FieldProblem> problems = new ArrayList<>();
            SettingsChange change = new SettingsChange(
                    name.map(String::strip),
                    timezone,
                    taken(currency, SettingsRequest::spendable, problems),
                    locale,
                    taken(openingHours, WeeklyHours::of, problems),
                    taken(holidays, Holidays::of, problems));
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
                    clinic.version());
        }
    }

    record SpanView(Day day, String start, String end) {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

        static SpanView of(OpenSpan span) {
            return new SpanView(span.day(), written(span.start()), written(span.end()));
        }

        private static String written(LocalTime time) {
            return TIME.format(time);
        }
    }

    record DayView(LocalDate date, String name) {}

    @GetMapping
    ClinicView clinic() {
        return ClinicView.of(currentClinic.get());
    }

    @PatchMapping
    @OnlyFor({Role.OWNER, Role.ADMIN})
    ClinicView change(@RequestBody SettingsRequest request, ExpectedVersion expected) {
        return ClinicView.of(changeSettings.change(request.toChange(), expected));
    }
}
