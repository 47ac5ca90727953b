/// The same request twice is done once: the first answer to an idempotency key is kept with the effect itself
/// and given again.
@NullMarked
package com.msaas.platform.idempotency;

import org.jspecify.annotations.NullMarked;
