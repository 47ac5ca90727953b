package com.msaas.comms.copies;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.comms.Website;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// How MongoDB finds a clinic by its slug, and patients by how they are reached.
@ServiceTest
class LookupPlansTest {
    @Autowired
    TestClinics clinics;

    @Autowired
    Website.Maker websites;

    @Autowired
    SlugCopy slugs;

    @Autowired
    ContactCopy contacts;

    @Test
    void takeAnIndex() {
        Website page = websites.of(clinics.fresh());
        page.knownPatient("Ana", List.of("ana@example.ro"), List.of("+40722123456"));

        assertTakesAnIndex(slugs.query(page.slug()).explain());
        TenantContext.run(page.clinic().id(), () -> {
            assertTakesAnIndex(contacts.byEmail("ana@example.ro").explain());
            assertTakesAnIndex(contacts.byPhone("+40722123456").explain());
        });
    }

    private static void assertTakesAnIndex(Document explained) {
        assertThat(explained
                        .get("queryPlanner", Document.class)
                        .get("winningPlan", Document.class)
                        .toJson())
                .contains("IXSCAN")
                .doesNotContain("COLLSCAN")
                .doesNotContain("\"SORT\"");
    }
}
