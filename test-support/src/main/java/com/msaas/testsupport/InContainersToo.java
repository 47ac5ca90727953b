package com.msaas.testsupport;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// The one test class of a service that `./clinic test -Dinfra=containers` runs, with MongoDB and Kafka by
/// Testcontainers. Where no Docker daemon answers it is skipped, and says so.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Tag("containers")
@ExtendWith(ServersAreHere.class)
public @interface InContainersToo {}
