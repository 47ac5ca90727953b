package com.msaas.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/// Says which line of the permission table a controller, or one of its methods, is under; the method's word counts
/// before the class's. Whatever is done in a clinic has one: a service with a door that says nothing does not start.
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    /// What the caller must be permitted.
    Permission value();

    /// Reads it.
    final class At {
        private At() {}

        /// What a door needs; empty for one that is open to everybody, or about the caller alone.
        public static Optional<Permission> door(HandlerMethod handler) {
            Needs ofMethod = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Needs.class);
            return Optional.ofNullable(
                            ofMethod == null
                                    ? AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class)
                                    : ofMethod)
                    .map(Needs::value);
        }
    }
}
