/// How a clinic comes to pay for a plan: on a page of Stripe's.
@NullMarked
package com.msaas.billing.checkout;

import org.jspecify.annotations.NullMarked;
