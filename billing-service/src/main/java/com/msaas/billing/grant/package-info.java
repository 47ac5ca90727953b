/// Plans that operators give: to whom, why and until when.
@NullMarked
package com.msaas.billing.grant;

import org.jspecify.annotations.NullMarked;
