/// To whom invoices for the clinic's plan are made out, and where they go.
@NullMarked
package com.msaas.tenant.billingdetails;

import org.jspecify.annotations.NullMarked;
