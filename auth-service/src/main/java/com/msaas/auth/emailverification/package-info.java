/// How an address is proved: decides which link counts, and brings the clinic into being when one is used.
@NullMarked
package com.msaas.auth.emailverification;

import org.jspecify.annotations.NullMarked;
