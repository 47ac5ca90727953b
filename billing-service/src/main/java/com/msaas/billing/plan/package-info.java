/// The plans and what each allows, as data, and which of them a clinic has.
@NullMarked
package com.msaas.billing.plan;

import org.jspecify.annotations.NullMarked;
