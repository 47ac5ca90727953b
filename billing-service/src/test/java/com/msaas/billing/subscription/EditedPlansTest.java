package com.msaas.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.msaas.billing.BillingTest;
import com.msaas.billing.plan.Limits;
import com.msaas.billing.plan.Plan;
import com.msaas.billing.plan.Plans;
import com.msaas.contracts.EntitlementsChanged;
import com.msaas.contracts.PlanLimit;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.jobs.TooEarly;
import com.msaas.testsupport.Clinic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EditedPlansTest extends BillingTest {
    private static final Limits MORE = new Limits(150L, 75L, 1L, 1L << 30);

    @Autowired
    Plans plans;

    @Autowired
    NoticeEditedPlans noticeEditedPlans;

    @Autowired
    TellEditedPlans tellEditedPlans;

    @Autowired
    Jobs jobs;

    @AfterEach
    void putsThePlansBack() {
        noticeEditedPlans.notice(plans);
        asSystem(() -> tellEditedPlans.tellAll(plans));
    }

    @Test
    void areToldToAllClinicsOnce() {
        Clinic clinic = openClinic();
        Clinic other = openClinic();

        asSystem(() -> tellEditedPlans.tellAll(edited()));
        asSystem(() -> tellEditedPlans.tellAll(edited()));

        EntitlementsChanged told = entitlements(clinic, 2).getLast();
        assertThat(told.version()).isEqualTo(2);
        assertThat(told.plan()).isEqualTo("free");
        assertThat(told.limits()).contains(new PlanLimit("appointments_per_month", 150L, "starter"));
        assertThat(entitlements(other, 2)).hasSize(2);
        assertThat(plansTold(clinic)).hasSize(2);
    }

    @Test
    void areNoticedAtAStartAndLeftToAnInstanceThatKnowsThem() {
        int before = waiting().size();

        noticeEditedPlans.notice(edited());
        noticeEditedPlans.notice(edited());

        await().until(() -> waiting().size() == before + 2);
        Job left = waiting().getLast();
        assertThatThrownBy(() -> tellEditedPlans.run(left)).isInstanceOf(TooEarly.class);
    }

    @Test
    void areToldAgainWhenTheyAreTakenBack() {
        Clinic clinic = openClinic();
        asSystem(() -> tellEditedPlans.tellAll(edited()));
        noticeEditedPlans.notice(edited());

        noticeEditedPlans.notice(plans);

        await().until(() -> plansTold(clinic).size() == 3);
        assertThat(entitlements(clinic, 3).getLast().limits())
                .contains(new PlanLimit("appointments_per_month", 100L, "starter"));
    }

    private List<Job> waiting() {
        return jobs.list(TellEditedPlans.KIND, Job.State.WAITING);
    }

    private Plans edited() {
        List<Plan> all = plans.all().stream()
                .map(plan -> plan.equals(plans.initial())
                        ? new Plan(plan.name(), plan.price(), Optional.empty(), MORE)
                        : plan)
                .toList();
        return new Plans(all, "free");
    }

    private static void asSystem(Runnable work) {
        Actor.system("billing-service.test").run(work);
    }
}
