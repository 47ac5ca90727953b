package com.msaas.auth.copies;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.auth.AuthTest;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.ServiceTest;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class PlanUseQueriesTest extends AuthTest {
    @Autowired
    MadeAppointments appointments;

    @Autowired
    LiveClients clients;

    @Test
    void areAnsweredByAnIndex() {
        assertThat(plan(() -> appointments.query(YearMonth.of(2027, 1), ZoneOffset.UTC)))
                .contains("IXSCAN")
                .doesNotContain("COLLSCAN");
        assertThat(plan(clients::query)).contains("IXSCAN").doesNotContain("COLLSCAN");
    }

    private static String plan(Supplier<Find> query) {
        return TenantContext.call(new TenantId(Ids.next()), () -> query.get().explain())
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
    }
}
