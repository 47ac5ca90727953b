/// Which clinic business the work at hand belongs to, and the guard that no statement escapes it.
@NullMarked
package com.msaas.platform.tenancy;

import org.jspecify.annotations.NullMarked;
