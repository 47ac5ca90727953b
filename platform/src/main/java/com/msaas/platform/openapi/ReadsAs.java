package com.msaas.platform.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Tells what a controller's method takes that reads its request by itself. A record's components are the fields of its
/// body or, where it reads no body, the parameters of its query; a [Change][com.msaas.platform.api.Change] may be left
/// out. `Object` stands for JSON of any form, and `byte[]` for the bytes of the media types that the mapping takes.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsAs {

    /// Looks like what is read.
    Class<?> value();
}
