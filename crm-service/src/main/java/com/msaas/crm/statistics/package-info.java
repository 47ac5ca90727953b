/// What a patient did, as scheduling tells it: how often they had an appointment, came or did not come, what
/// they paid, when they were here last and come next. A copy that can be made anew from the history at any
/// time.
@NullMarked
package com.msaas.crm.statistics;

import org.jspecify.annotations.NullMarked;
