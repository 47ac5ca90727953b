package com.msaas.crm.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.platform.api.Sort;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/// How MongoDB answers the lists.
@ServiceTest
class ListPlansTest {
    private static final List<String> NO_WORDS = List.of();
    private static final List<ClientStatus> ANY_STATUS = List.of();
    private static final List<String> NO_TAGS = List.of();

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Clients clients;

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of(new Clients.Filter(NO_WORDS, ANY_STATUS, NO_TAGS), "name", false),
                Arguments.of(new Clients.Filter(NO_WORDS, ANY_STATUS, NO_TAGS), "name", true),
                Arguments.of(new Clients.Filter(NO_WORDS, ANY_STATUS, NO_TAGS), "created_at", true),
                Arguments.of(new Clients.Filter(NO_WORDS, List.of(ClientStatus.LEAD), NO_TAGS), "name", false));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void comeOutOfAnIndexInTheirOrder(Clients.Filter filter, String field, boolean descending) {
        String plan = plan(filter, field, descending);

        assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN").doesNotContain("\"SORT\"");
    }

    @Test
    void findWordsAndTagsByAnIndex() {
        assertThat(plan(new Clients.Filter(List.of("turc", "stef"), ANY_STATUS, NO_TAGS), "name", false))
                .contains("IXSCAN")
                .doesNotContain("COLLSCAN");
        assertThat(plan(new Clients.Filter(NO_WORDS, ANY_STATUS, List.of("vip", "copil")), "name", false))
                .contains("IXSCAN")
                .doesNotContain("COLLSCAN");
    }

    private String plan(Clients.Filter filter, String field, boolean descending) {
        Clinic clinic = clinics.fresh();
        api.as(clinic.owner())
                .post("/api/clients", Map.of("first_name", "Ana", "last_name", "Pop"))
                .expect(201);
        Sort sort = new Sort(List.of(new Sort.By(field, descending)));
        return TenantContext.call(clinic.id(), () -> clients.query(filter, sort).explain())
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
    }
}
