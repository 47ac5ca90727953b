/// How much of its plan a clinic has used in a month of its own calendar, counted from events.
@NullMarked
package com.msaas.billing.usage;

import org.jspecify.annotations.NullMarked;
