package com.msaas.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class JobWorkerTest {

    @Test
    void tellsOfErrorsByKindAndPlaceOnly() {
        Exception error = new IllegalStateException(
                "no line to ana@example.ro", new RefusedException(CommonRefusal.notFound("template of Ana")));

        String told = JobWorker.tell(error);

        assertThat(told).matches("IllegalStateException at JobWorkerTest.java:[0-9]+ < RefusedException NOT_FOUND.*");
        assertThat(told.toLowerCase(Locale.ROOT)).doesNotContain("ana");
    }
}
