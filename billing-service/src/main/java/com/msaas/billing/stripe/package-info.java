/// How Stripe is called and how its words are checked: nothing else here knows its library.
@NullMarked
package com.msaas.billing.stripe;

import org.jspecify.annotations.NullMarked;
