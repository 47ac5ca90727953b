/// What Stripe tells by itself: each event noted once, and what it says of a clinic's subscription taken in.
@NullMarked
package com.msaas.billing.webhook;

import org.jspecify.annotations.NullMarked;
