/// The plans there are: what each costs, what it allows, and which of them reaches further. All of it is data.
@NullMarked
package com.msaas.billing.plan;

import org.jspecify.annotations.NullMarked;
