/// What is counted of appointments and of new patients, and how it is read by the days of a clinic's calendar.
/// The only feature here that hears events; the others put its counts into answers.
@NullMarked
package com.msaas.analytics.counts;

import org.jspecify.annotations.NullMarked;
