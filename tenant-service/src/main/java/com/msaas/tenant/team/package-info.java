/// Who works in the clinic, and how they are called and reached.
@NullMarked
package com.msaas.tenant.team;

import org.jspecify.annotations.NullMarked;
