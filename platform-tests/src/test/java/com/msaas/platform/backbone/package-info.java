/// The event backbone on a real MongoDB and a real Kafka, in two sample services and with every fault it must
/// bear.
@NullMarked
package com.msaas.platform.backbone;

import org.jspecify.annotations.NullMarked;
