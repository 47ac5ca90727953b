package com.msaas.crm.client;

import com.msaas.crm.copies.Clinics;
import com.msaas.platform.api.StrictJson;
import com.msaas.platform.refusal.FieldProblem;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reads what somebody has written down of a new patient elsewhere than in a request, by the very rules by
/// which a request is read.
@Component
public class ClientForm {
    private static final String BIRTH_DATE = "birth_date";

    private final StrictJson json;
    private final JsonMapper mapper;
    private final Clinics clinics;
    private final Clock clock;

    ClientForm(StrictJson json, JsonMapper mapper, Clinics clinics, Clock clock) {
        this.json = json;
        this.mapper = mapper;
        this.clinics = clinics;
        this.clock = clock;
    }

    /// The details that these fields tell, named as the API names them: text, or a list of texts.
    ///
    /// @throws RefusedException with everything that is wrong with them
    public ClientDetails read(Map<String, Object> fields) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clinics.current().zone());
        try {
            return json.read(mapper.writeValueAsBytes(fields), AddClientRequest.class)
                    .details(today);
        } catch (RefusedException e) {
            if (!(e.refusal() instanceof InvalidInput invalid)) {
                throw e;
            }
            throw new RefusedException(withBirthDate(invalid, fields, today));
        }
    }

    /// Whether somebody can have been born then is judged last, so where more is wrong it was not yet.
    private static InvalidInput withBirthDate(InvalidInput invalid, Map<String, Object> fields, LocalDate today) {
        boolean judged = invalid.details().stream().anyMatch(one -> one.field().equals(BIRTH_DATE));
        Optional<FieldProblem> problem = judged
                ? Optional.empty()
                : date(fields.get(BIRTH_DATE)).flatMap(date -> BirthDate.problem(date, today));
        List<FieldProblem> all = new ArrayList<>(invalid.details());
        problem.ifPresent(all::add);
        return new InvalidInput(all);
    }

    private static Optional<LocalDate> date(@Nullable Object text) {
        try {
            return text instanceof String written ? Optional.of(LocalDate.parse(written)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
