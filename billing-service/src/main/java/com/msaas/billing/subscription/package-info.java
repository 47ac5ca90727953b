/// Which plan a clinic has and why: the one it pays for, the one granted to it, or the one that every clinic
/// starts with. Everybody learns of a change in the transaction that makes it.
@NullMarked
package com.msaas.billing.subscription;

import org.jspecify.annotations.NullMarked;
