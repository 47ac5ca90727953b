/// What the world and the audit log hear of what happens here.
@NullMarked
package com.msaas.billing.publishing;

import org.jspecify.annotations.NullMarked;
