package com.msaas.testsupport;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;

/// A test of a whole service on a port of its own, with the real MongoDB and Kafka behind it and a database
/// that nobody else has. Test classes that say the same share one running service, so each makes itself a
/// fresh clinic.
///
/// To be injected: [ApiClient], [TestClinics], [TestClock], [Events], [HttpDoorChecks], [Identity].
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith({TenantGuardExtension.class, TestClock.Reset.class})
public @interface ServiceTest {

    /// Who signs the tokens.
    Identity.Kind identity() default Identity.Kind.FORGE;

    /// Settings that differ from those of all tests, as `key=value`. They cost a context of their own.
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    /// Classes to start from instead of the application that is found upwards from the test's package.
    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] classes() default {};
}
