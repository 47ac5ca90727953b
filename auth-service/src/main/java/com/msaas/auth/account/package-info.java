/// The people whose address is proved: how they are called and reached, and to which clinics they belong.
@NullMarked
package com.msaas.auth.account;

import org.jspecify.annotations.NullMarked;
