/// Where the clinic works: one place or several, each with its own address, and with clocks and hours of its own
/// where they differ from the clinic's.
@NullMarked
package com.msaas.tenant.location;

import org.jspecify.annotations.NullMarked;
