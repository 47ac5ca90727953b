package com.msaas.analytics.report;

/// What the rows of a report stand for.
enum GroupBy {
    DAY,
    PROVIDER,
    SERVICE
}
