/// Digests of what only has to be recognised again.
@NullMarked
package com.msaas.platform.digest;

import org.jspecify.annotations.NullMarked;
