/// The clinic's log of what was done in every service: keeps each line once and never changes it.
@NullMarked
package com.msaas.tenant.auditlog;

import org.jspecify.annotations.NullMarked;
