/// Where the clinic works: one place or several, each with its own address, clocks and hours.
@NullMarked
package com.msaas.tenant.location;

import org.jspecify.annotations.NullMarked;
