package com.msaas.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Narrows a controller, or one of its methods, to these roles; the method's word counts before the class's.
/// Without it, everybody in the clinic may read, and everybody but viewers may write.
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnlyFor {

    /// Who may.
    Role[] value();
}
