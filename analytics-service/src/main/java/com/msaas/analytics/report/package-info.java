/// One kind of number at a time, with all that is known of it: what appointments brought in and may still,
/// how they ended, and how many patients came for the first time; by day, by provider or by service.
@NullMarked
package com.msaas.analytics.report;

import org.jspecify.annotations.NullMarked;
