/// Decides which time is taken and which is free: a day's agenda of each provider and chair is claimed here,
/// and only here.
@NullMarked
package com.msaas.scheduling.calendar;

import org.jspecify.annotations.NullMarked;
