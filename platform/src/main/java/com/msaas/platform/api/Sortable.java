package com.msaas.platform.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says by what a list may be sorted. Each of these needs an index.
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sortable {

    /// The fields, as clients name them.
    String[] value();

    /// The order when none is asked for, as a client would write it.
    String otherwise();
}
