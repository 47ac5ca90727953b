/// The clinic's days in numbers on one page: how many appointments stood in each, what became of them, what
/// they brought in, and how many patients were new; and the same by provider and by service.
@NullMarked
package com.msaas.analytics.dashboard;

import org.jspecify.annotations.NullMarked;
