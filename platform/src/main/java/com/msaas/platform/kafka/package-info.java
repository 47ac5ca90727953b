/// The connection to the broker: where it is, that its topics exist, whether it was reached.
@NullMarked
package com.msaas.platform.kafka;

import org.jspecify.annotations.NullMarked;
