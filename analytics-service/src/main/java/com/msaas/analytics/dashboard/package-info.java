/// The clinic's days in numbers: how many appointments stood in each, what became of them, what they brought
/// in, and how many patients were new.
@NullMarked
package com.msaas.analytics.dashboard;

import org.jspecify.annotations.NullMarked;
