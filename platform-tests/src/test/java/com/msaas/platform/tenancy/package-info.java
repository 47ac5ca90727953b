/// That no statement leaves its tenant: what the guard must see, planted one by one.
@NullMarked
package com.msaas.platform.tenancy;

import org.jspecify.annotations.NullMarked;
