/// What those who run the system see: request and trace ids, logs without personal data, metrics, health.
@NullMarked
package com.msaas.platform.observability;

import org.jspecify.annotations.NullMarked;
